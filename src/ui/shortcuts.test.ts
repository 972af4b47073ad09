import { describe, expect, it } from 'vitest';
import { pressedShortcut, shortcutOf, shortcuts } from './shortcuts';

const none = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
const alt = { ...none, altKey: true };

describe('a shortcut', () => {
  it('is one key for one target', () => {
    for (const part of ['id', 'key', 'name'] as const) {
      expect(new Set(shortcuts.map((each) => each[part])).size).toBe(shortcuts.length);
    }
  });

  it('is announced at its button, and nowhere else', () => {
    expect(shortcutOf('lock-now')).toBe('Alt+L');
    expect(shortcutOf('unbind')).toBeUndefined();
    expect(shortcutOf(undefined)).toBeUndefined();
  });

  it.each([
    ['a letter', { ...alt, key: 'l', code: 'KeyL' }, 'Alt+L'],
    ['a letter where another keyboard has it', { ...alt, key: 'a', code: 'KeyQ' }, 'Alt+A'],
    ['a digit that needs Shift otherwise', { ...alt, key: '&', code: 'Digit1' }, 'Alt+1'],
    ['a digit of the number pad', { ...alt, key: '1', code: 'Numpad1' }, 'Alt+1'],
    ['a letter while an input method listens', { ...alt, key: 'Process', code: 'KeyN' }, 'Alt+N'],
    ['no letter without Alt', { ...none, key: 'l', code: 'KeyL' }, null],
    ['nothing of the browser’s', { ...alt, ctrlKey: true, key: 'l', code: 'KeyL' }, null],
    ['nothing with Shift', { ...alt, shiftKey: true, key: 'L', code: 'KeyL' }, null],
    ['no other key', { ...alt, key: 'Enter', code: 'Enter' }, null],
  ])('is %s', (_, keystroke, shortcut) => {
    expect(pressedShortcut(keystroke)).toBe(shortcut);
  });

  it('uses Control on a Mac', () => {
    const control = { ...none, ctrlKey: true, key: 'l', code: 'KeyL' };
    expect(pressedShortcut(control, 'Control')).toBe('Control+L');
    expect(pressedShortcut({ ...alt, key: '¬', code: 'KeyL' }, 'Control')).toBeNull();
  });
});
