import type { Account } from '../../case/case';
import { usePorts } from '../ports-context';
import { statusText } from '../text/status-text';
import { serviceTime } from '../text/time-text';

/** The account's owner, masked. Veiled, it shows only the masked name and number. */
export function AccountCard({ account, veiled }: { account: Account; veiled: boolean }) {
  const { t } = usePorts();
  const { name, phone, status, lastLogin, userId } = account;
  return (
    <section class="card">
      <div class="card-head">
        <span class="avatar" aria-hidden="true">
          {initials(name)}
        </span>
        <div class="card-name">
          <strong data-testid="user-name">{name ?? t('no_name')}</strong>
          {!veiled && (
            <span class="small" title={userId}>
              {t('user_id')} <code>{userId}</code>
            </span>
          )}
        </div>
      </div>
      <dl class="facts">
        <dt>{t('phone_bound')}</dt>
        <dd class="phone" data-testid="user-phone">
          {phone ?? ''}
        </dd>
        {!veiled && (
          <>
            {lastLogin !== null && (
              <>
                <dt>{t('last_login')}</dt>
                <dd data-testid="last-login">{serviceTime(lastLogin)}</dd>
              </>
            )}
            {status !== null && (
              <>
                <dt>{t('status')}</dt>
                <dd>{statusText(status, t)}</dd>
              </>
            )}
          </>
        )}
      </dl>
    </section>
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
