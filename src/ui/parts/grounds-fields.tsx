import { useEffect } from 'preact/hooks';
import type { Case } from '../../case/case';
import type { FailureCode } from '../../genauth/failure';
import type { MessageKey } from '../ports';
import { usePorts } from '../ports-context';
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

interface GroundsFieldsProps {
  form: GroundsForm;
  busy: boolean;
}

/** How the caller was verified: required first, and if the organization says so, at first the only fields. */
export function VerificationFields({ form, busy }: GroundsFieldsProps) {
  const { t } = usePorts();
  const keep = useDraft();
  const { fields, asks } = form;
  if (!asks.verification) return null;
  const methods = asks.methods.length > 0 ? asks.methods : usualMethods.map((key) => t(key));
  return (
    <>
      <SelectField
        id="verified-how"
        focus={form.first === 'verified-how'}
        label={t('verified_how')}
        value={fields.verifiedHow}
        options={[['', t('choose')], ...methods.map((each) => [each, each] as const)]}
        disabled={busy}
        onChange={(verifiedHow) => keep({ verifiedHow })}
      />
      <Field
        id="verified-note"
        label={t('verified_note')}
        value={fields.note}
        readOnly={busy}
        maxLength={500}
        onInput={(note) => keep({ note })}
      />
    </>
  );
}

/** The reason, the ticket, and for route B the last four digits of the number. */
export function ReasonFields({ form, busy }: GroundsFieldsProps) {
  const { t } = usePorts();
  const keep = useDraft();
  const { fields, asks } = form;
  return (
    <>
      {asks.reason && (
        <Field
          id="reason"
          focus={form.first === 'reason'}
          label={t('reason')}
          value={fields.reason}
          readOnly={busy}
          maxLength={500}
          onInput={(reason) => keep({ reason })}
        />
      )}
      {asks.ticket && (
        <Field
          id="ticket"
          focus={form.first === 'ticket'}
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
          focus={form.first === 'last-four'}
          label={t('last_four')}
          hint={t('last_four_hint')}
          value={form.lastFour}
          readOnly={busy}
          inputMode="numeric"
          maxLength={8}
          class="code-field"
        />
      )}
    </>
  );
}

/** What the agent has to confirm. */
export function ConfirmFields({ form, current, busy }: GroundsFieldsProps & { current: Case }) {
  const { t } = usePorts();
  const keep = useDraft();
  const { asks } = form;
  return (
    <>
      {current.way === 'admin' && (
        <CheckField
          id="end-sessions"
          checked={form.endSessions}
          disabled={busy}
          hint={t('end_sessions_hint')}
          onChange={(endSessions) => keep({ endSessions })}
        >
          {t('end_sessions')}
        </CheckField>
      )}
      {asks.production && (
        <CheckField id="confirm-production" checked={form.confirmed} disabled={busy}>
          {t('confirm_production', current.environment.label)}
        </CheckField>
      )}
    </>
  );
}

/** The field that a refusal by the safeguards is about. */
export const fieldOf: Readonly<Partial<Record<FailureCode, string>>> = {
  'verification-missing': 'verified-how',
  'verification-unlisted': 'verified-how',
  'reason-missing': 'reason',
  'ticket-missing': 'ticket',
  'ticket-mismatch': 'ticket',
  'last-four-mismatch': 'last-four',
  'production-unconfirmed': 'confirm-production',
};

/** Focuses the missing field, once for each refusal. */
export function useFocusOnMissing({ problem, revision }: Case): void {
  useEffect(() => {
    const id = problem === null ? undefined : fieldOf[problem.code];
    if (id === undefined) return;
    const field = document.querySelector(`[data-testid="${id}"]`);
    if (field instanceof HTMLElement) field.focus();
  }, [revision]);
}
