import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { AppState } from '../../messaging/app-state';
import * as icons from '../icons';
import { EnvironmentsSection } from '../options/environments-section';
import { HistorySection } from '../options/history/history-section';
import { isManaged, OrganisationSection } from '../options/organisation-section';
import { SecuritySection } from '../options/security-section';
import { Button } from '../parts/button';
import { Icon } from '../parts/icon';
import { VaultNotice } from '../parts/vault-notice';
import type { MessageKey } from '../ports';
import { usePorts } from '../ports-context';
import { VaultScreen } from '../screens/vault-screen';
import { useSignal } from '../signal';
import { WelcomePage } from './welcome-page';

const sections = [
  { hash: '#environments', icon: icons.settings, title: 'environments_title' },
  { hash: '#security', icon: icons.lock, title: 'security_title' },
  { hash: '#history', icon: icons.history, title: 'history_title' },
  { hash: '#organisation', icon: icons.organisation, title: 'organisation_title' },
] as const satisfies readonly { hash: string; icon: string; title: MessageKey }[];

interface OptionsPageProps {
  state: AppState;
  practiceBar: ComponentChildren;
}

/** The page in a tab: one section per URL fragment. */
export function OptionsPage({ state, practiceBar }: OptionsPageProps) {
  const { t, send, version } = usePorts();
  const hash = useHash();
  const { vault, organisation } = state;
  const isThere = (each: (typeof sections)[number]) =>
    each.hash !== '#organisation' || isManaged(organisation);
  const section = sections.find((each) => each.hash === hash && isThere(each)) ?? sections[0];
  const unlocked = vault.status === 'unlocked';
  if (hash === '#welcome') {
    return (
      <>
        {practiceBar}
        <WelcomePage state={state} />
      </>
    );
  }
  return (
    <div class="options">
      {practiceBar}
      <aside class="side">
        <div class="side-head">
          <img class="logo" src="/icons/icon.svg" alt="" width="28" height="28" />
          <strong>{t('extension_name')}</strong>
        </div>
        {unlocked && (
          <nav>
            {sections.filter(isThere).map((each) => (
              <a
                key={each.hash}
                href={each.hash}
                data-testid={`section-${each.hash.slice(1)}`}
                aria-current={each === section ? 'page' : undefined}
              >
                <Icon path={each.icon} />
                {t(each.title)}
              </a>
            ))}
          </nav>
        )}
        {unlocked && (
          <Button
            id="lock-now"
            onClick={() => {
              send('vault.lock', {}).catch(() => undefined);
            }}
          >
            {t('lock_now')}
          </Button>
        )}
        <p class="small">{t('version', version)}</p>
      </aside>
      {vault.status === 'unlocked' ? (
        <main
          class="sections"
          data-screen={section.hash === '#history' ? 'history' : 'environment'}
        >
          <VaultNotice vault={vault} />
          {section.hash === '#history' && <HistorySection state={state} />}
          {section.hash === '#security' && (
            <SecuritySection
              vault={vault}
              agent={state.agent}
              codesGoOn={state.codesGoOn}
              agentFixed={state.organisation.audit.agentFixed}
            />
          )}
          {section.hash === '#organisation' && <OrganisationSection organisation={organisation} />}
          {section.hash === '#environments' && <EnvironmentsSection state={state} />}
        </main>
      ) : (
        <div class="gate">
          <VaultScreen state={state} />
        </div>
      )}
    </div>
  );
}

/** The URL fragment, which names the section, as it changes. */
function useHash(): string {
  const hash = useSignal(location.hash);
  useEffect(() => {
    const life = new AbortController();
    const changed = () => {
      hash.value = location.hash;
    };
    addEventListener('hashchange', changed, { signal: life.signal });
    return () => life.abort();
  }, []);
  return hash.value;
}
