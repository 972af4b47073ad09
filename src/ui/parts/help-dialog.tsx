import * as icons from '../icons';
import '../style/help.css';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { BrowserKey, MessageKey } from '../ports';
import { usePorts } from '../ports-context';
import { modifier, type Shortcut, shortcuts } from '../shortcuts';
import { useSignal } from '../signal';
import { IconButton } from './icon-button';

const browserKeyName: Readonly<Record<BrowserKey['command'], MessageKey>> = {
  popup: 'open_popup',
  panel: 'open_panel',
};

/** Keys that do the same everywhere. */
const everywhere = [
  ['Enter', 'key_enter'],
  ['Esc', 'key_escape'],
  ['?', 'key_help'],
] as const satisfies readonly (readonly [string, MessageKey])[];

/** All shortcuts. The browser restores the focus when it closes. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const { t, browserKeys } = usePorts();
  const dialog = useRef<HTMLDialogElement>(null);
  const ofBrowser = useSignal<readonly BrowserKey[]>([]);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    browserKeys().then(
      (keys) => {
        ofBrowser.value = keys;
      },
      () => undefined,
    );
  }, []);
  return (
    <dialog
      ref={dialog}
      class="help"
      data-testid="help"
      aria-labelledby="help-title"
      onClose={onClose}
    >
      <div class="help-body">
        <div class="help-head">
          <h2 id="help-title">{t('shortcuts')}</h2>
          <IconButton
            id="help-close"
            icon={icons.cross}
            label={t('close')}
            onClick={() => dialog.current?.close()}
          />
        </div>
        <dl class="help-keys">
          {ofBrowser.value.map(({ command, keys }) => (
            <KeyRow
              key={command}
              name={t(browserKeyName[command])}
              keys={keys === '' ? [] : [keys]}
            />
          ))}
          {everywhere.map(([key, name]) => (
            <KeyRow key={key} name={t(name)} keys={[key]} />
          ))}
        </dl>
        <h3>{t('shortcuts_desk')}</h3>
        <dl class="help-keys">
          {shortcuts.map(({ id, key, name }: Shortcut) => (
            <KeyRow key={id} name={t(name)} keys={[modifier === 'Alt' ? 'Alt' : '⌃', key]} />
          ))}
        </dl>
      </div>
    </dialog>
  );
}

function KeyRow({ name, keys }: { name: string; keys: readonly string[] }) {
  const { t } = usePorts();
  return (
    <div class="help-row">
      <dt>{name}</dt>
      <dd>
        {keys.length === 0 ? (
          <span class="small">{t('key_not_set')}</span>
        ) : (
          keys.map((key) => <kbd key={key}>{key}</kbd>)
        )}
      </dd>
    </div>
  );
}
