import { type Account, type Case, running } from '../../case/case';
import type { AppState } from '../../messaging/app-state';
import { missingFields } from '../missing-fields';
import { AccountCard } from '../parts/account-card';
import { Button } from '../parts/button';
import { CardRefusal, isAboutField, useFocusOnRefusal } from '../parts/card-refusal';
import { CaseNotices } from '../parts/case-notices';
import { CaseProblems } from '../parts/case-problems';
import { CheckField } from '../parts/check-field';
import { ReasonFields, SessionsField, VerificationField } from '../parts/grounds-fields';
import { LimitNote } from '../parts/limit-note';
import { MissingList } from '../parts/missing-list';
import { Notice } from '../parts/notice';
import { Screen } from '../parts/screen';
import { TitleRow } from '../parts/title-row';
import { usePorts } from '../ports-context';
import { useCommand } from '../use-command';
import { useDigitsCheck } from '../use-digits-check';
import { focusField, useFocusNext } from '../use-focus';
import { useGroundsForm } from '../use-grounds-form';

interface CardScreenProps {
  state: AppState;
  current: Case;
  account: Account;
}

/**
 * The account that was found. The agent verifies the caller and records the grounds before an SMS is spent or anything
 * is removed. Nothing that is required is below the edge of a popup, or the button's area says what is missing.
 */
export function CardScreen({ state, current, account }: CardScreenProps) {
  const { t, send } = usePorts();
  const command = useCommand();
  const environment = state.environments.find(({ id }) => id === current.environment.id) ?? null;
  const form = useGroundsForm(current, state.draft, environment);
  useFocusOnRefusal(current);
  const busy = command.pending || running(current) !== null;
  const { revision, way, digitsCheck } = current;
  const { veiled } = state;
  const lost = way === 'admin';
  const { asks, fields } = form;
  const asksAnything = asks.verification || asks.reason || asks.ticket;
  const asksDigits = asks.lastFour && !veiled && !busy;
  const digits = useDigitsCheck(current, asksDigits, { act, cancel });
  const { matched } = digitsCheck;
  const given = {
    verifiedHow: fields.verifiedHow.value,
    reason: fields.reason.value,
    ticket: fields.ticket.value,
    digitsMatch: matched,
    confirmed: form.confirmed.value,
  };
  const missing = missingFields(asks, given, veiled);
  const first = missing[0] ?? null;
  const focusNext = useFocusNext();

  function act(): void {
    const grounds = form.grounds();
    const confirmed = form.confirmed.value;
    void command.run(() => {
      if (veiled) return send('case.recordGrounds', { revision, grounds });
      if (!lost) {
        return send('case.sendCode', {
          revision,
          grounds: asksAnything ? grounds : null,
          confirmed,
        });
      }
      return send('case.adminUnbind', {
        revision,
        grounds,
        lastFour: digits.typed.value,
        confirmed,
        endSessions: form.endSessions.value,
      });
    });
  }

  function cancel(): void {
    void command.run(() => send('case.abandon', { revision }));
  }

  function submit(): void {
    // These digits have been tried, and sending them again would be another try.
    if (digits.wrong) focusField('last-four');
    else digits.afterCheck('act');
  }

  const main = {
    submit: true,
    busy,
    unready: missing.length > 0 && !busy,
    focus: first === null,
    describedBy: first === null ? undefined : 'missing',
  };

  return (
    <Screen
      name="card"
      busy={busy}
      purpose={String(veiled)}
      onSubmit={submit}
      actions={
        <>
          {!command.pending && <CardRefusal current={current} />}
          <MissingList fields={missing} />
          {asks.production && !veiled && (
            <CheckField id="confirm-production" checked={form.confirmed} disabled={busy}>
              {t('confirm_production', current.environment.label)}
            </CheckField>
          )}
          {veiled ? (
            <Button id="record-verification" kind="primary" {...main}>
              {t('record_verification')}
            </Button>
          ) : lost ? (
            <Button id="admin-unbind" kind="final" {...main}>
              {asks.production
                ? t('unbind_in', current.environment.label)
                : asks.lastFour && !matched
                  ? t('unbind_number')
                  : t('unbind', account.phone ?? '')}
            </Button>
          ) : (
            <Button id="send-code" kind="primary" {...main}>
              {t('send_code', account.phone ?? '')}
            </Button>
          )}
        </>
      }
    >
      <TitleRow blocked={busy} onCancel={() => digits.afterCheck('cancel')}>
        {t('card_title')}
      </TitleRow>
      <CaseNotices notices={current.notices} />
      <AccountCard account={account} veiled={veiled} />
      {veiled && <Notice>{t('veiled')}</Notice>}
      <div class="grounds">
        <VerificationField form={form} first={first} busy={busy} />
        {!veiled && (
          <ReasonFields
            form={form}
            first={first}
            busy={busy}
            digits={digits}
            matched={matched}
            onPicked={focusNext}
          />
        )}
      </div>
      {lost && !veiled && <SessionsField form={form} busy={busy} />}
      {(!isAboutField(current) || command.refusal !== null) && (
        <CaseProblems current={current} command={command} />
      )}
      {environment !== null && <LimitNote environment={environment} occasion={current.id} />}
    </Screen>
  );
}
