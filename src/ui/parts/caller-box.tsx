import { lazyParts } from '../lazy-parts';
import { lazyPart } from '../lazy-screen';
import { usePorts } from '../ports-context';
import type { CallForm } from '../use-call-form';
import { loadReader } from '../use-reading';
import { Field } from './field';

const CallerPieces = lazyPart(lazyParts.callerPieces, (module) => module.CallerPieces);

interface CallerBoxProps {
  form: CallForm;
  busy: boolean;
}

/** One field that takes anything about the caller, and what was understood of it. */
export function CallerBox({ form, busy }: CallerBoxProps) {
  const { t } = usePorts();
  const { fields, stage, problemOf } = form;
  const problem = problemOf('caller');
  const isUnderstood = (form.reading?.found.length ?? 0) > 0 || fields.token.value !== '';
  return (
    <div class="caller">
      <Field
        id="caller"
        label={t('caller')}
        placeholder={t('caller_example')}
        value={fields.caller}
        problem={problem}
        {...(isUnderstood ? {} : { hint: t('caller_hint') })}
        readOnly={busy}
        focus={stage === 'ask'}
        escape={stage === 'ask' ? undefined : 'offer'}
        onFocus={() => void loadReader().catch(() => undefined)}
        onInput={form.editCaller}
      />
      {isUnderstood && <CallerPieces form={form} disabled={busy} />}
    </div>
  );
}

/** Goes to the case on every route, also where the organization does not ask for it. */
export function TicketField({ form, busy }: CallerBoxProps) {
  const { t } = usePorts();
  return (
    <Field
      id="ticket"
      label={t('ticket_optional')}
      value={form.fields.ticket}
      readOnly={busy}
      maxLength={128}
      onInput={(ticket) => form.keep({ ticket })}
    />
  );
}
