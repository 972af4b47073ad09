import { describe, expect, it } from 'vitest';
import type { UnlockedVault } from '../messaging/app-state';
import { DEFAULT_LOCK_LIMITS, WIDEST_LOCK_BOUNDS } from '../vault/lock-limits';
import { offersPasskey } from './offers-passkey';

const open: UnlockedVault = {
  status: 'unlocked',
  recovered: false,
  restored: false,
  lockAt: 1_000,
  limits: DEFAULT_LOCK_LIMITS,
  bounds: WIDEST_LOCK_BOUNDS,
  managed: false,
  passkeys: [],
  passkeysDeclined: false,
};

describe('a passkey', () => {
  it('is offered after an unlock', () => {
    expect(offersPasskey(open, true)).toBe(true);
  });

  it.each([
    ['the popup only opens', open, false],
    ['the vault is locked', { status: 'locked' } as const, true],
    ['there is one', { ...open, passkeys: [{ id: 'i', name: 'n', addedAt: 0 }] }, true],
    ['there can be none', { ...open, passkeys: null }, true],
    ['the agent has declined', { ...open, passkeysDeclined: true }, true],
  ])('is not offered where %s', (_, vault, wasLocked) => {
    expect(offersPasskey(vault, wasLocked)).toBe(false);
  });
});
