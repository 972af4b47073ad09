import { pressedShortcut } from './shortcuts';

/**
 * Handles the keys of a whole page:
 * - a shortcut presses the element with that `aria-keyshortcuts`;
 * - `?` opens help, except where it is text;
 * - Escape backs out: it closes a dialog or menu, or goes to the last element with `data-escape`, which it presses
 *   (`press`) or, where a case would end, only focuses (`offer`). With nothing left to back out of, the browser handles
 *   it and closes a popup.
 */
export function listenForKeys(openHelp: () => void, signal: AbortSignal): void {
  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing || event.repeat || event.defaultPrevented) return;
    if (handle(event, openHelp)) event.preventDefault();
  };
  document.addEventListener('keydown', pressed, { signal });
}

/** @returns whether the key was handled */
function handle(event: KeyboardEvent, openHelp: () => void): boolean {
  if (event.key === 'Escape') return closeAbove() || backOut();
  if (document.querySelector('dialog[open]') !== null) return false;
  if (event.key === '?' && !writes(event.target)) {
    openHelp();
    return true;
  }
  const shortcut = pressedShortcut(event);
  return shortcut !== null && press(`[aria-keyshortcuts="${shortcut}"]`);
}

/** The browser would close a popup together with its dialog or menu, so neither is left to the browser. */
function closeAbove(): boolean {
  const dialog = document.querySelector<HTMLDialogElement>('dialog[open]');
  const menu = document.querySelector<HTMLElement>(':popover-open');
  dialog?.close();
  menu?.hidePopover();
  return dialog !== null || menu !== null;
}

/** Uses the nearest target around the focus: a question goes before the form that contains it. */
function backOut(): boolean {
  let scope: Element | null = document.activeElement ?? document.body;
  while (scope !== null) {
    const last = usable('[data-escape]', scope).at(-1);
    if (last !== undefined) return goBack(last);
    scope = scope.parentElement;
  }
  return false;
}

function goBack(way: HTMLElement): boolean {
  if (way.dataset['escape'] === 'press') {
    way.click();
    return true;
  }
  if (document.activeElement === way) return false;
  way.focus();
  // The next key replaces what is there.
  if (way instanceof HTMLInputElement) way.select();
  return true;
}

function press(selector: string): boolean {
  const [target] = usable(selector, document);
  if (target === undefined) return false;
  // A select is focused; anything else is pressed and moves the focus itself.
  if (target instanceof HTMLSelectElement) target.focus();
  else target.click();
  return true;
}

function usable(selector: string, scope: ParentNode): HTMLElement[] {
  return [...scope.querySelectorAll<HTMLElement>(selector)].filter(
    (each) =>
      each.checkVisibility() &&
      !each.matches(':disabled') &&
      each.getAttribute('aria-disabled') !== 'true',
  );
}

/** `?` is text, except in an empty field: none of our values starts with it, but a secret might. */
function writes(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  if (!(target instanceof HTMLInputElement)) return false;
  const text = target.type === 'text' || target.type === 'search';
  return target.type === 'password' || (text && target.value !== '');
}
