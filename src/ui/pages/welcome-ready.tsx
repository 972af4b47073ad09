import { useEffect } from 'preact/hooks';
import type { AppState } from '../../messaging/app-state';
import * as icons from '../icons';
import { Button } from '../parts/button';
import { ConnectionCheck } from '../parts/connection-check';
import { Icon } from '../parts/icon';
import type { BrowserKey } from '../ports';
import { usePorts } from '../ports-context';
import { useSignal } from '../signal';

/** Setup is complete: where to find the desk. */
export function WelcomeReady({ state }: { state: AppState }) {
  const { t, popOut, openOptions, browserKeys } = usePorts();
  const popupKey = useSignal('');
  useEffect(() => {
    const keep = (keys: readonly BrowserKey[]) => {
      popupKey.value = keys.find(({ command }) => command === 'popup')?.keys ?? '';
    };
    browserKeys().then(keep, () => undefined);
  }, []);
  const practising = state.practice !== null;
  const environment = state.environments.at(-1);
  return (
    <main class="welcome-ready" data-screen="environment">
      <h2>{t(practising ? 'welcome_practising_title' : 'welcome_ready_title')}</h2>
      <p class="lead">{t(practising ? 'welcome_practising_lead' : 'welcome_ready_lead')}</p>
      {!practising && environment !== undefined && (
        <ConnectionCheck environmentId={environment.id} kind="primary" />
      )}
      <ul class="welcome-tips">
        <Tip icon={icons.pin} text={t('welcome_tip_pin')} />
        <Tip
          icon={icons.keyboard}
          text={
            popupKey.value === ''
              ? t('welcome_tip_keys_unset')
              : t('welcome_tip_keys', popupKey.value)
          }
        />
        <Tip icon={icons.panel} text={t('welcome_tip_panel')} />
        <Tip icon={icons.paste} text={t('welcome_tip_paste')} />
      </ul>
      <div class="button-row">
        {popOut !== null && (
          <Button id="welcome-open" onClick={popOut}>
            {t('welcome_open')}
          </Button>
        )}
        <Button id="welcome-settings" onClick={() => openOptions('environments')}>
          {t('open_settings')}
        </Button>
      </div>
    </main>
  );
}

function Tip({ icon, text }: { icon: string; text: string }) {
  return (
    <li>
      <Icon path={icon} />
      <span>{text}</span>
    </li>
  );
}
