import type { Account } from '../../case/case';
import * as icons from '../icons';
import { usePorts } from '../ports-context';
import { useSignal } from '../signal';
import { loginMethodText } from '../text/login-method-text';
import { statusText } from '../text/status-text';
import { serviceTime } from '../text/time-text';
import { Icon } from './icon';
import { Notice } from './notice';

/** The account's owner, masked, in two lines. Veiled, it shows only the masked name and number. */
export function AccountCard({ account, veiled }: { account: Account; veiled: boolean }) {
  const { t } = usePorts();
  const open = useSignal(false);
  const { name, phone, status, loginMethods } = account;
  const unusual = status !== null && status !== 'Activated';
  return (
    <section class="card">
      <div class="card-head">
        <strong class="card-name" data-testid="user-name">
          {name ?? t('no_name')}
        </strong>
        <span class="phone" data-testid="user-phone">
          {phone ?? ''}
        </span>
        {!veiled && (
          <button
            type="button"
            class="text-button"
            data-testid="card-details"
            aria-expanded={open.value}
            onClick={() => {
              open.value = !open.value;
            }}
          >
            {t('card_details')}
          </button>
        )}
      </div>
      {!veiled && (
        <>
          <LoginMethodLine methods={loginMethods} />
          {unusual && <Notice>{t('status_warning', statusText(status, t))}</Notice>}
          {loginMethods === null && <Notice>{t('methods_unknown')}</Notice>}
          {loginMethods?.some(({ certain }) => certain) === false && (
            <Notice>{t('methods_uncertain')}</Notice>
          )}
          {open.value && <CardDetails account={account} />}
        </>
      )}
    </section>
  );
}

/** The remaining ways to sign in. Null if the service did not say. */
function LoginMethodLine({ methods }: { methods: Account['loginMethods'] }) {
  const { t } = usePorts();
  return (
    <ul class="methods" data-testid="login-methods" aria-label={t('login_methods')}>
      {(methods ?? []).map((method) => {
        const { kind, detail } = loginMethodText(method);
        return (
          <li key={`${kind} ${detail}`} class={method.certain ? 'certain' : 'uncertain'}>
            <Icon path={method.certain ? icons.check : icons.question} />
            <span class="method-kind">{t(kind)}</span>
            <span class="method-detail" title={detail}>
              {detail}
            </span>
            {!method.certain && <span class="tag">{t('may_not_count')}</span>}
          </li>
        );
      })}
    </ul>
  );
}

function CardDetails({ account: { userId, status, lastLogin } }: { account: Account }) {
  const { t } = usePorts();
  return (
    <dl class="facts">
      <dt>{t('user_id')}</dt>
      <dd>
        <code>{userId}</code>
      </dd>
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
    </dl>
  );
}
