import type { LoginMethod } from '../../case/case';
import * as icons from '../icons';
import { usePorts } from '../ports-context';
import { loginMethodText } from '../text/login-method-text';
import { Icon } from './icon';
import { Notice } from './notice';

/** The remaining ways to sign in. Null if the service did not say. */
export function LoginMethods({ methods }: { methods: readonly LoginMethod[] | null }) {
  const { t } = usePorts();
  const known = methods ?? [];
  return (
    <section class="methods">
      <h2 class="section-title">{t('login_methods')}</h2>
      <ul data-testid="login-methods">
        {known.map((method) => {
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
      {methods === null ? (
        <Notice>{t('methods_unknown')}</Notice>
      ) : (
        !known.some(({ certain }) => certain) && <Notice>{t('methods_uncertain')}</Notice>
      )}
    </section>
  );
}
