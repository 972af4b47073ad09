import type { AppState } from '../../messaging/app-state';
import * as icons from '../icons';
import type { Translate } from '../ports';
import { usePorts } from '../ports-context';
import { HeaderMenu } from './header-menu';
import { Icon } from './icon';
import { IconButton } from './icon-button';

const menuId = 'header-menu';

/** The popup's header: the current environment, and the commands available everywhere. */
export function Header({ state }: { state: AppState | null }) {
  const { t, openOptions, openPanel, send } = usePorts();
  const unlocked = state?.vault.status === 'unlocked';
  const lock = () => {
    send('vault.lock', {}).catch(() => undefined);
  };
  return (
    <header class="header">
      <img class="logo" src="/icons/icon.svg" alt="" width="24" height="24" />
      <div class="header-text">
        <strong>{t('extension_name')}</strong>
        <span>{state === null ? '' : placeName(state, t)}</span>
      </div>
      <IconButton
        id="open-history"
        icon={icons.history}
        label={t('open_history')}
        onClick={() => openOptions('history')}
      />
      {openPanel !== null && (
        <IconButton
          id="open-panel"
          icon={icons.panel}
          label={t('open_panel')}
          onClick={openPanel}
        />
      )}
      {unlocked && (
        <IconButton id="lock-now" icon={icons.lock} label={t('lock_now')} onClick={lock} />
      )}
      <button
        type="button"
        class="icon-button"
        data-testid="open-menu"
        title={t('menu')}
        aria-label={t('menu')}
        popovertarget={menuId}
      >
        <Icon path={icons.more} />
      </button>
      <HeaderMenu id={menuId} />
    </header>
  );
}

/** The name of the current environment, which agents must not confuse. */
function placeName(state: AppState, t: Translate): string {
  const { vault, case: current } = state;
  switch (vault.status) {
    case 'absent':
      return t(vault.lost === undefined ? 'not_set_up' : 'data_lost');
    case 'locked':
    case 'broken':
      return t('locked');
    case 'unlocked':
      return isNamedBelow(state) ? '' : (current?.environment.label ?? '');
  }
}

/** The first screen has a list of environments, and one that is marked has its name in the mark. */
function isNamedBelow({ case: current, environments }: AppState): boolean {
  if (current === null || current.step === 'identify') return true;
  const environment = environments.find(({ id }) => id === current.environment.id);
  const { production = false, mark = 'none' } = environment?.safeguards ?? {};
  return production || mark !== 'none';
}
