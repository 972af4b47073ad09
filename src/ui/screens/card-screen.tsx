import { type Account, type Case, running } from '../../case/case';
import type { AppState } from '../../messaging/app-state';
import { AccountCard } from '../parts/account-card';
import { Button } from '../parts/button';
import { CaseNotices } from '../parts/case-notices';
import { CaseProblems } from '../parts/case-problems';
import {
  ConfirmFields,
  ReasonFields,
  useFocusOnMissing,
  VerificationFields,
} from '../parts/grounds-fields';
import { LimitNote } from '../parts/limit-note';
import { LoginMethods } from '../parts/login-methods';
import { Notice } from '../parts/notice';
import { Screen } from '../parts/screen';
import { usePorts } from '../ports-context';
import { statusText } from '../text/status-text';
import { useCommand } from '../use-command';
import { useGroundsForm } from '../use-grounds-form';

interface CardScreenProps {
  state: AppState;
  current: Case;
  account: Account;
}

/**
 * The account that was found. The agent verifies the caller and records the grounds before an SMS is spent or anything
 * is removed.
 */
export function CardScreen({ state, current, account }: CardScreenProps) {
  const { t, send } = usePorts();
  const command = useCommand();
  const environment = state.environments.find(({ id }) => id === current.environment.id) ?? null;
  const form = useGroundsForm(current, state.draft, environment);
  useFocusOnMissing(current);
  const busy = command.pending || running(current) !== null;
  const { revision, way } = current;
  const { phone, status } = account;
  const lost = way === 'admin';
  const { asks } = form;
  const asksAnything = asks.verification || asks.reason || asks.ticket;

  function act(): void {
    const grounds = form.grounds();
    const confirmed = form.confirmed.value;
    void command.run(() => {
      if (state.veiled) return send('case.recordGrounds', { revision, grounds });
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
        lastFour: form.lastFour.value,
        confirmed,
        endSessions: form.endSessions.value,
      });
    });
  }

  return (
    <Screen
      name="card"
      busy={busy}
      purpose={String(state.veiled)}
      onSubmit={act}
      actions={
        <>
          {state.veiled ? (
            <Button id="record-verification" kind="primary" submit busy={busy}>
              {t('record_verification')}
            </Button>
          ) : lost ? (
            <Button id="admin-unbind" kind="danger" submit busy={busy} focus={form.first === null}>
              {t('unbind', phone ?? '')}
            </Button>
          ) : (
            <Button id="send-code" kind="primary" submit busy={busy} focus={form.first === null}>
              {t('send_code', phone ?? '')}
            </Button>
          )}
          <Button
            id="abandon"
            escape="offer"
            kind="quiet"
            blocked={busy}
            onClick={() => void command.run(() => send('case.abandon', { revision }))}
          >
            {t('abandon')}
          </Button>
        </>
      }
    >
      <h1>{t('card_title')}</h1>
      <CaseNotices notices={current.notices} />
      <AccountCard account={account} veiled={state.veiled} />
      {state.veiled ? (
        <Notice>{t('veiled')}</Notice>
      ) : (
        <>
          {status !== null && status !== 'Activated' && (
            <Notice>{t('status_warning', statusText(status, t))}</Notice>
          )}
          <LoginMethods methods={account.loginMethods} />
        </>
      )}
      <VerificationFields form={form} busy={busy} />
      {!state.veiled && (
        <>
          <ReasonFields form={form} busy={busy} />
          <ConfirmFields form={form} current={current} busy={busy} />
        </>
      )}
      {environment !== null && <LimitNote environment={environment} occasion={current.id} />}
      <CaseProblems current={current} command={command} />
    </Screen>
  );
}
