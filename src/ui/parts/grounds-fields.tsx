import type { MessageKey } from '../ports';
import { usePorts } from '../ports-context';
import { useSignal } from '../signal';
import type { DigitsCheck } from '../use-digits-check';
import { useDraft } from '../use-draft';
import type { GroundsForm } from '../use-grounds-form';
import { CheckField } from './check-field';
import { Field } from './field';
import { SelectField } from './select-field';

/** Common methods, for organizations without their own list. */
const usualMethods: readonly MessageKey[] = [
  'verified_call_back',
  'verified_questions',
  'verified_document',
  'verified_manager',
  'verified_other',
];

const usualReasons: readonly MessageKey[] = ['reason_lost', 'reason_stolen'];

interface GroundsFieldsProps {
  form: GroundsForm;
  /** The field to focus, by its id. */
  first: string | null;
  busy: boolean;
}

/** How the caller was verified: the first field, and if the organization says so, at first the only one. */
export function VerificationField({ form, first, busy }: GroundsFieldsProps) {
  const { t } = usePorts();
  const keep = useDraft();
  const { fields, asks } = form;
  const noted = useSignal(fields.note.value !== '');
  if (!asks.verification) return null;
  const methods = asks.methods.length > 0 ? asks.methods : usualMethods.map((key) => t(key));
  const shown = noted.value || fields.verifiedHow.value === t('verified_other');
  return (
    <>
      <SelectField
        id="verified-how"
        focus={first === 'verified-how'}
        label={t('verified_how')}
        value={fields.verifiedHow}
        options={[['', t('choose')], ...methods.map((each) => [each, each] as const)]}
        disabled={busy}
        onChange={(verifiedHow) => keep({ verifiedHow })}
        beside={
          !shown && (
            <button
              type="button"
              class="text-button"
              data-testid="add-note"
              onClick={() => {
                noted.value = true;
              }}
            >
              {t('add_note')}
            </button>
          )
        }
      />
      {shown && (
        <Field
          id="verified-note"
          label={t('verified_note')}
          value={fields.note}
          readOnly={busy}
          maxLength={500}
          onInput={(note) => keep({ note })}
        />
      )}
    </>
  );
}

interface ReasonFieldsProps extends GroundsFieldsProps {
  digits: DigitsCheck;
  matched: boolean;
  /** A common reason was chosen, so the next key belongs to the next field. */
  onPicked: () => void;
}

/** The reason, the ticket, and for a lost phone the last four digits of the number. */
export function ReasonFields(props: ReasonFieldsProps) {
  const { form, first, busy, digits, matched, onPicked } = props;
  const { t } = usePorts();
  const keep = useDraft();
  const { fields, asks } = form;

  function pick(reason: string): void {
    fields.reason.value = reason;
    keep({ reason });
    onPicked();
  }

  return (
    <>
      {asks.reason && (
        <Field
          id="reason"
          focus={first === 'reason'}
          label={t('reason')}
          value={fields.reason}
          readOnly={busy}
          maxLength={500}
          onInput={(reason) => keep({ reason })}
          beside={
            fields.reason.value === '' &&
            usualReasons.map((key) => (
              <button
                key={key}
                type="button"
                class="text-button"
                data-testid={key.replace('_', '-')}
                onClick={() => pick(t(key))}
              >
                {t(key)}
              </button>
            ))
          }
        />
      )}
      {asks.ticket && (
        <Field
          id="ticket"
          focus={first === 'ticket'}
          label={t('ticket')}
          value={fields.ticket}
          readOnly={busy}
          maxLength={128}
          onInput={(ticket) => keep({ ticket })}
        />
      )}
      {asks.lastFour && (
        <Field
          id="last-four"
          focus={first === 'last-four'}
          label={t('last_four')}
          value={digits.typed}
          readOnly={busy}
          inputMode="numeric"
          maxLength={8}
          class={`code-field ${matched ? 'matched' : ''}`}
          {...(matched && { hint: t('digits_matched') })}
        />
      )}
    </>
  );
}

/** Whether the user's sessions are ended once the number is gone. */
export function SessionsField({ form, busy }: Pick<GroundsFieldsProps, 'form' | 'busy'>) {
  const { t } = usePorts();
  const keep = useDraft();
  return (
    <CheckField
      id="end-sessions"
      checked={form.endSessions}
      disabled={busy}
      hint={t('end_sessions_hint')}
      onChange={(endSessions) => keep({ endSessions })}
    >
      {t('end_sessions')}
    </CheckField>
  );
}
