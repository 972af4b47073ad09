import { useContext, useRef } from 'preact/hooks';
import { HelpContext, usePorts } from '../ports-context';
import { shortcutOf } from '../shortcuts';
import { Icon, type IconName } from './icon';

/** What is needed now and then. A popover: the browser closes it on Escape and on a click elsewhere. */
export function HeaderMenu() {
  const { t, openOptions, popOut } = usePorts();
  const openHelp = useContext(HelpContext);
  const menu = useRef<HTMLDivElement>(null);
  const entry = (id: string, icon: IconName, text: string, onClick: () => void) => (
    <button
      type="button"
      class="menu-entry"
      data-testid={id}
      aria-keyshortcuts={shortcutOf(id)}
      onClick={() => {
        menu.current?.hidePopover();
        onClick();
      }}
    >
      <Icon name={icon} />
      {text}
    </button>
  );
  return (
    <>
      <button
        type="button"
        class="icon-button"
        data-testid="open-menu"
        title={t('menu')}
        aria-label={t('menu')}
        popovertarget="header-menu"
      >
        <Icon name="more" />
      </button>
      <div
        id="header-menu"
        class="menu"
        ref={menu}
        popover="auto"
        onFocusOut={({ relatedTarget }) => {
          // What lies below must not have the focus unseen.
          const inside = relatedTarget instanceof Node && menu.current?.contains(relatedTarget);
          if (relatedTarget !== null && inside !== true) menu.current?.hidePopover();
        }}
        onToggle={({ newState }) => {
          if (newState === 'open') menu.current?.querySelector('button')?.focus();
        }}
      >
        {entry('open-settings', 'settings', t('open_settings'), () => openOptions('environments'))}
        {popOut !== null && entry('pop-out', 'popOut', t('pop_out'), popOut)}
        {entry('open-help', 'keyboard', t('shortcuts'), openHelp)}
      </div>
    </>
  );
}
