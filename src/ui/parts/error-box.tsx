import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Failure } from '../../genauth/failure';
import type { Refusal } from '../../messaging/protocol';
import * as icons from '../icons';
import { usePorts } from '../ports-context';
import { clockTime } from '../text/clock-time';
import { deliveryText, failureText, numbersText } from '../text/failure-text';
import { refusalText } from '../text/refusal-text';
import { strengthText, weaknessText } from '../text/strength-text';
import { CopyButton } from './copy-button';
import { Icon } from './icon';

interface ErrorBoxProps {
  code: string;
  what: string;
  /** Whether anything was sent. */
  sent?: string | null;
  /** What to do, or to tell the caller. */
  advice?: string | null;
  /** One click solves it, and nothing went wrong. */
  mild?: boolean;
  children?: ComponentChildren;
}

/** Every error on a screen: what happened, whether anything was sent, and what to do. */
export function ErrorBox({ code, what, sent, advice, mild, children }: ErrorBoxProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <div
      role="alert"
      class={`box ${mild ? 'warn' : 'error'}`}
      data-testid="error"
      data-code={code}
      ref={box}
    >
      <Icon path={icons.alert} />
      <div class="box-text">
        <p class="box-title">{what}</p>
        {advice && <p>{advice}</p>}
        {sent && <p class="small">{sent}</p>}
        {children}
      </div>
    </div>
  );
}

interface FailureBoxProps {
  failure: Failure;
  /** Only a read failed: it had no effect, and retrying is free. */
  reading?: boolean;
}

/** A failed request, with the service's own message. */
export function FailureBox({ failure, reading = false }: FailureBoxProps) {
  const { t } = usePorts();
  const { code, delivery } = failure;
  const [what, advice] = failureText[code];
  const unsettledRead = reading && delivery === 'maybe-sent';
  return (
    <ErrorBox
      code={code}
      what={t(what)}
      sent={t(deliveryText(failure, reading))}
      advice={t(unsettledRead ? 'do_read' : advice)}
    >
      {failure.possibleAt !== undefined && (
        <p data-testid="possible-at">{t('possible_at', clockTime(failure.possibleAt))}</p>
      )}
      <ServiceWords failure={failure} />
    </ErrorBox>
  );
}

/** What the service itself said and, on request, what its support needs. */
export function ServiceWords({ failure }: { failure: Failure }) {
  const { t } = usePorts();
  const { message, requestId } = failure;
  const numbers = numbersText(failure, t);
  return (
    <>
      {message !== null && (
        <p class="small said">
          {t('service_says')} <q>{message}</q>
        </p>
      )}
      {(numbers !== null || requestId !== null) && (
        <details class="error-details" data-testid="error-details">
          <summary>{t('error_details')}</summary>
          {numbers !== null && <p class="small">{numbers}</p>}
          {requestId !== null && (
            <p class="small with-copy">
              <span>
                {t('request_id')} <code data-testid="error-request-id">{requestId}</code>
              </span>
              <CopyButton text={requestId} label={t('request_id')} />
            </p>
          )}
        </details>
      )}
    </>
  );
}

/** A refused command. Problems already shown, at the fields or by a newer state, are not repeated. */
export function RefusalBox({ refusal }: { refusal: Refusal }) {
  const { t } = usePorts();
  if (refusal.code === 'stale' || refusal.code === 'environment-invalid') return null;
  if (refusal.code === 'passphrase-too-weak') return <WeakPassphraseBox {...refusal} />;
  const { what, sent, advice } = refusalText[refusal.code];
  return (
    <ErrorBox
      code={refusal.code}
      mild={refusal.code === 'proof-needed'}
      what={t(what)}
      sent={sent === undefined ? null : t(sent)}
      advice={advice === undefined ? null : t(advice)}
    />
  );
}

type WeakPassphrase = Extract<Refusal, { readonly code: 'passphrase-too-weak' }>;

/** Why a new passphrase was not taken, and what helps. */
function WeakPassphraseBox({ code, weakness, needed }: WeakPassphrase) {
  const { t } = usePorts();
  return (
    <ErrorBox
      code={code}
      what={t('ref_passphrase_too_weak', t(strengthText[needed]))}
      sent={weakness === null ? null : t(weaknessText[weakness])}
      advice={t('ref_passphrase_too_weak_do')}
    />
  );
}
