import type { Account, Case } from '../../case/case';
import { Button } from '../parts/button';
import { CaseProblems } from '../parts/case-problems';
import { LoginMethods } from '../parts/login-methods';
import { Notice } from '../parts/notice';
import { Screen } from '../parts/screen';
import { usePorts } from '../ports-context';
import { runningOperation } from '../running-operation';
import { serviceTime } from '../text/time-text';
import { useCommand } from '../use-command';

/** The account that was found: the agent makes sure of the caller before any SMS is spent. */
export function CardScreen({ current, account }: { current: Case; account: Account }) {
  const { t, send } = usePorts();
  const command = useCommand();
  const busy = command.pending || runningOperation(current) !== null;
  const { revision } = current;
  const { name, phone, status, lastLogin, userId } = account;
  return (
    <Screen
      name="card"
      busy={busy}
      onSubmit={() => void command.run(() => send('case.sendCode', { revision }))}
      actions={
        <>
          <Button id="send-code" kind="primary" submit busy={busy} focus>
            {t('send_code', phone ?? '')}
          </Button>
          <Button
            id="abandon"
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
      <section class="card">
        <div class="card-head">
          <span class="avatar" aria-hidden="true">
            {initials(name)}
          </span>
          <div class="card-name">
            <strong data-testid="user-name">{name ?? t('no_name')}</strong>
            <span class="small" title={userId}>
              {t('user_id')} <code>{userId}</code>
            </span>
          </div>
        </div>
        <dl class="facts">
          <dt>{t('phone_bound')}</dt>
          <dd class="phone" data-testid="user-phone">
            {phone ?? ''}
          </dd>
          <dt>{t('last_login')}</dt>
          <dd>{lastLogin === null ? t('never') : serviceTime(lastLogin)}</dd>
          {status !== null && (
            <>
              <dt>{t('status')}</dt>
              <dd>{status}</dd>
            </>
          )}
        </dl>
      </section>
      {status !== null && status !== 'Activated' && <Notice>{t('status_warning', status)}</Notice>}
      <LoginMethods methods={account.loginMethods} />
      <CaseProblems current={current} command={command} />
    </Screen>
  );
}

function initials(name: string | null): string {
  const words = (name ?? '').split(/\s+/).filter((word) => word !== '');
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words.slice(0, 1);
  return (
    letters
      .map((word) => [...(word ?? '')][0] ?? '')
      .join('')
      .toUpperCase() || '?'
  );
}
