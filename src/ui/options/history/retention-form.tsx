import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Range } from '../../../vault/lock-limits';
import { Button } from '../../parts/button';
import { RefusalBox } from '../../parts/error-box';
import { Field } from '../../parts/field';
import { ProofField } from '../../parts/proof-field';
import { usePorts } from '../../ports-context';
import { useSignal } from '../../signal';
import { pluralText } from '../../text/plural';
import { useCommand } from '../../use-command';
import { focusInvalid, useFocus } from '../../use-focus';
import { useProof } from '../../use-proof';
import {
  daysText,
  deletesMore,
  isNarrowed,
  RETENTION_DIGITS,
  retentionDays,
} from './retention-days';

interface RetentionFormProps {
  /** The current setting. */
  days: number;
  bounds: Range;
  onSaved: () => void;
}

/** How long receipts are kept. A shorter time permanently deletes some, so it asks for confirmation. */
export function RetentionForm({ days: known, bounds, onSaved }: RetentionFormProps) {
  const { t, send } = usePorts();
  const command = useCommand();
  const proof = useProof(command);
  const root = useRef<HTMLFormElement>(null);
  const typed = useSignal(String(known));
  const malformed = useSignal(false);
  const asking = useSignal<number | null>(null);
  const saved = useSignal(false);
  const asked = asking.value;
  useLayoutEffect(() => {
    if (malformed.value) focusInvalid(root.current);
  }, [malformed.value]);
  useLayoutEffect(() => {
    if (asked !== null) root.current?.querySelector<HTMLElement>('[tabindex]')?.focus();
  }, [asked]);
  useFocus(root, String(asked), command.pending);

  async function save(days: number): Promise<void> {
    saved.value = await proof.run((given) => send('receipts.setRetention', { days, proof: given }));
    if (!saved.value) return;
    leaveQuestion();
    onSaved();
  }
  function leaveQuestion(): void {
    if (asking.value === null) return;
    asking.value = null;
    // The pressed button disappears with the question.
    root.current?.querySelector('input')?.focus();
  }
  function submit(): void {
    if (asked !== null && proof.needed) return void save(asked);
    const days = retentionDays(typed.value, bounds);
    malformed.value = days === null;
    if (days === null) return;
    if (deletesMore(days, known)) asking.value = days;
    else void save(days);
  }
  function typing(): void {
    malformed.value = false;
    saved.value = false;
    asking.value = null;
    command.clear();
  }

  return (
    <form
      class="retention"
      ref={root}
      noValidate
      autocomplete="off"
      aria-busy={command.pending}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2>{t('retention_title')}</h2>
      <Field
        id="history-retention"
        class="with-button"
        inputMode="numeric"
        label={t('retention_days')}
        hint={
          isNarrowed(bounds) ? t('retention_hint_managed', daysText(bounds)) : t('retention_hint')
        }
        about={daysText(bounds)}
        value={typed}
        maxLength={RETENTION_DIGITS}
        problem={malformed.value ? 'days-malformed' : null}
        readOnly={command.pending}
        onInput={typing}
      >
        <Button
          id="history-retention-save"
          submit
          busy={command.pending && asked === null}
          blocked={asked !== null}
        >
          {t('save')}
        </Button>
      </Field>
      {asked !== null && (
        <div class="retention-question">
          <p tabIndex={-1}>{pluralText(t, 'retention_question', asked)}</p>
          {command.refusal !== null && <RefusalBox refusal={command.refusal} />}
          {proof.needed && <ProofField proof={proof} busy={command.pending} />}
          <div class="button-row">
            <Button
              id="history-retention-confirm"
              kind="danger"
              busy={command.pending}
              onClick={() => void save(asked)}
            >
              {t('retention_confirm')}
            </Button>
            <Button
              id="history-retention-keep"
              escape="press"
              blocked={command.pending}
              onClick={leaveQuestion}
            >
              {t('cancel')}
            </Button>
          </div>
        </div>
      )}
      <span role="status" class="saved">
        {saved.value ? t('saved') : ''}
      </span>
      {asked === null && command.refusal !== null && <RefusalBox refusal={command.refusal} />}
    </form>
  );
}
