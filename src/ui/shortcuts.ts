import type { MessageKey } from './ports';

export interface Shortcut {
  /** The test id of the button, choice or field that it presses. */
  readonly id: string;
  /** A digit or a capital letter. */
  readonly key: string;
  readonly name: MessageKey;
}

/** The shortcuts besides Tab, Enter, Escape and the arrows. */
export const shortcuts: readonly Shortcut[] = [
  { id: 'phone-yes', key: '1', name: 'phone_yes' },
  { id: 'phone-no', key: '2', name: 'phone_no' },
  { id: 'more-ways', key: '3', name: 'more_ways' },
  { id: 'env-select', key: 'E', name: 'env_select' },
  { id: 'check-again', key: 'A', name: 'check_again' },
  { id: 'copy-summary', key: 'C', name: 'copy_summary' },
  { id: 'new-case', key: 'N', name: 'new_case' },
  { id: 'open-history', key: 'H', name: 'open_history' },
  { id: 'open-panel', key: 'P', name: 'open_panel' },
  { id: 'pop-out', key: 'O', name: 'pop_out' },
  { id: 'open-settings', key: 'S', name: 'open_settings' },
  { id: 'lock-now', key: 'L', name: 'lock_now' },
];

const byId: ReadonlyMap<string, string> = new Map(shortcuts.map(({ id, key }) => [id, key]));

/** Alt; on a Mac it is Control, since Option types letters there. */
export const modifier = /mac/i.test(globalThis.navigator?.platform ?? '') ? 'Control' : 'Alt';

/** In the notation of `aria-keyshortcuts`. @see https://www.w3.org/TR/wai-aria-1.2/#aria-keyshortcuts */
export function shortcutOf(id: string | undefined): string | undefined {
  const key = id === undefined ? undefined : byId.get(id);
  return key === undefined ? undefined : `${modifier}+${key}`;
}

/** The parts of a key event that identify a shortcut. */
type Keystroke = Pick<
  KeyboardEvent,
  'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'key' | 'code'
>;

/**
 * The pressed shortcut in the notation of `aria-keyshortcuts`; null for any other key. Letters are matched by character
 * and digits by position, since digits need Shift on some keyboards.
 */
export function pressedShortcut(
  { altKey, ctrlKey, metaKey, shiftKey, key, code }: Keystroke,
  by: 'Alt' | 'Control' = modifier,
): string | null {
  const held = by === 'Alt' ? altKey && !ctrlKey : ctrlKey && !altKey;
  if (!held || metaKey || shiftKey) return null;
  const place = /^(?:Key|Digit|Numpad)(\w)$/.exec(code)?.[1];
  const written = /^[a-z]$/i.test(key) ? key.toUpperCase() : place;
  return written === undefined ? null : `${by}+${written}`;
}
