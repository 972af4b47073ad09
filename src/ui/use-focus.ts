import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Keeps the focus where the next key belongs: at the element marked `data-focus` when a screen appears or `purpose`
 * changes, and again when a command has ended. An invalid field goes first. If the user is typing in another field, the
 * focus stays.
 */
export function useFocus(
  root: RefObject<HTMLElement | null>,
  purpose: string,
  busy: boolean,
): void {
  const seen = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (busy) return;
    const isNew = seen.current !== purpose;
    seen.current = purpose;
    if (focusInvalid(root.current)) return;
    const target = root.current?.querySelector<HTMLElement>('[data-focus]');
    if (target == null) return;
    const active = document.activeElement;
    if (!isNew && active !== target && isTextField(active)) return;
    // The agent is typing there already: a selection would make the next key replace the last one.
    if (isNew && active === target) return;
    focusInView(target);
  }, [root, purpose, busy]);
}

/** Focuses a field by its stable id. */
export function focusField(id: string): void {
  const field = document.querySelector<HTMLElement>(`[data-testid="${id}"]`);
  if (field !== null) focusInView(field);
}

/** Moves the focus, once the next state is drawn, to where the next key belongs. */
export function useFocusNext(): () => void {
  const wanted = useRef(false);
  useLayoutEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    const next = document.querySelector<HTMLElement>('[data-focus]');
    if (next !== null) focusInView(next);
  });
  return () => {
    wanted.current = true;
  };
}

/** Also scrolls to an element that already has the focus. */
function focusInView(target: HTMLElement): void {
  target.focus();
  target.scrollIntoView({ block: 'nearest' });
  if (target instanceof HTMLInputElement) target.select();
}

/** Focuses the first invalid field, if there is one. */
export function focusInvalid(root: HTMLElement | null): boolean {
  const invalid = root?.querySelector<HTMLElement>('[aria-invalid]');
  invalid?.focus();
  if (invalid instanceof HTMLInputElement) invalid.select();
  return invalid != null;
}

function isTextField(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return element.type !== 'radio';
  return element instanceof HTMLSelectElement;
}
