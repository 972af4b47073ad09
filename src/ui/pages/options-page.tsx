import { useEffect } from 'preact/hooks';
import type { AppState } from '../../messaging/app-state';
import { EnvironmentsSection } from '../options/environments-section';
import { HistorySection } from '../options/history-section';
import { Button } from '../parts/button';
import { Icon } from '../parts/icon';
import { Notice } from '../parts/notice';
import { usePorts } from '../ports-context';
import { VaultScreen } from '../screens/vault-screen';

/** The page in a tab: environments and history, side by side with what leads to them. */
export function OptionsPage({ state }: { state: AppState }) {
  const { t, send, version } = usePorts();
  const unlocked = state.vault.status === 'unlocked';
  useEffect(() => {
    // What the address points to was not there yet when the browser looked for it.
    if (unlocked) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [unlocked]);
  return (
    <div class="options">
      <aside class="side">
        <div class="side-head">
          <img class="logo" src="/icons/icon.svg" alt="" width="28" height="28" />
          <strong>{t('extension_name')}</strong>
        </div>
        {unlocked && (
          <nav>
            <a href="#environments">
              <Icon name="settings" />
              {t('environments_title')}
            </a>
            <a href="#history">
              <Icon name="history" />
              {t('history_title')}
            </a>
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
        <main class="sections" data-screen="environment">
          {state.vault.status === 'unlocked' && state.vault.recovered && (
            <Notice>{t('recovered')}</Notice>
          )}
          <EnvironmentsSection state={state} />
          <HistorySection state={state} />
        </main>
      ) : (
        <div class="gate">
          <VaultScreen vault={state.vault} />
        </div>
      )}
    </div>
  );
}
