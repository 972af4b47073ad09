import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AppState } from '../../messaging/app-state';
import { EnvironmentsSection } from '../options/environments-section';
import { HistorySection } from '../options/history-section';
import { Button } from '../parts/button';
import { Icon, type IconName } from '../parts/icon';
import { Notice } from '../parts/notice';
import type { MessageKey } from '../ports';
import { usePorts } from '../ports-context';
import { VaultScreen } from '../screens/vault-screen';

const sections = [
  { hash: '#environments', icon: 'settings', title: 'environments_title' },
  { hash: '#history', icon: 'history', title: 'history_title' },
] as const satisfies readonly { hash: string; icon: IconName; title: MessageKey }[];

/** The page in a tab: a section for each address. */
export function OptionsPage({ state }: { state: AppState }) {
  const { t, send, version } = usePorts();
  const hash = useHash();
  const history = hash === '#history';
  const unlocked = state.vault.status === 'unlocked';
  return (
    <div class="options">
      <aside class="side">
        <div class="side-head">
          <img class="logo" src="/icons/icon.svg" alt="" width="28" height="28" />
          <strong>{t('extension_name')}</strong>
        </div>
        {unlocked && (
          <nav>
            {sections.map((section) => (
              <a
                key={section.hash}
                href={section.hash}
                data-testid={`section-${section.hash.slice(1)}`}
                aria-current={(section.hash === '#history') === history ? 'page' : undefined}
              >
                <Icon name={section.icon} />
                {t(section.title)}
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
      {unlocked ? (
        <main class="sections" data-screen={history ? 'history' : 'environment'}>
          {state.vault.status === 'unlocked' && state.vault.recovered && (
            <Notice>{t('recovered')}</Notice>
          )}
          {history ? <HistorySection state={state} /> : <EnvironmentsSection state={state} />}
        </main>
      ) : (
        <div class="gate">
          <VaultScreen vault={state.vault} />
        </div>
      )}
    </div>
  );
}

/** The part of the address that names a section, as it changes. */
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
