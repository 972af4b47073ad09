import { useContext, useRef } from 'preact/hooks';
import * as icons from '../icons';
import { HelpContext, usePorts } from '../ports-context';
import { shortcutOf } from '../shortcuts';
import { Icon } from './icon';

/** Rarely used commands. A popover: the browser closes it on Escape and on a click elsewhere. */
export function HeaderMenu({ id: menuId }: { id: string }) {
  const { t, openOptions, popOut } = usePorts();
  const openHelp = useContext(HelpContext);
  const menu = useRef<HTMLDivElement>(null);
  const entry = (id: string, icon: string, text: string, onClick: () => void) => (
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
      <Icon path={icon} />
      {text}
    </button>
  );
  return (
    <div
      id={menuId}
      class="menu"
      ref={menu}
      popover="auto"
      onFocusOut={({ relatedTarget }) => {
        // Nothing covered by the menu may have the focus.
        const inside = relatedTarget instanceof Node && menu.current?.contains(relatedTarget);
        if (relatedTarget !== null && inside !== true) menu.current?.hidePopover();
      }}
      onToggle={({ newState }) => {
        if (newState === 'open') menu.current?.querySelector('button')?.focus();
      }}
    >
      {entry('open-settings', icons.settings, t('open_settings'), () =>
        openOptions('environments'),
      )}
      {popOut !== null && entry('pop-out', icons.popOut, t('pop_out'), popOut)}
      {entry('open-help', icons.keyboard, t('shortcuts'), openHelp)}
    </div>
  );
}
