import { beforeEach, describe, expect, it, vi } from 'vitest';
import { decodeBase64, encodeBase64 } from '../primitives/base64';
import { decrypt, encrypt } from './cipher';
import { type Format, type Formats, knownFormats } from './formats';
import type * as KdfModule from './kdf-parameters';
import { KDF_FLOOR } from './kdf-parameters';
import { deriveKey } from './key-derivation';
import { secureRandomBytes } from './random-bytes';
import { VaultError } from './vault-error';
import { createVaultSession, type OpenVault } from './vault-session';

// The floor instead of the default keeps these tests quick; what they test is not the derivation.
vi.mock('./kdf-parameters', async (original) => {
  const real = await original<typeof KdfModule>();
  return { ...real, DEFAULT_KDF_PARAMETERS: real.KDF_FLOOR };
});

/**
 * A format that never was, to show the way on from one that is: other names, another cost, another authenticated text, and
 * a checksum over the ciphertext alone.
 */
interface Version0 {
  readonly version: 0;
  readonly salt: string;
  readonly nonce: string;
  readonly sealed: string;
  readonly sum: string;
}

const passphrase = 'correct horse battery';
const authenticated = new Uint8Array(new TextEncoder().encode('unbind-desk/0'));
const bytesOf = (text: string) => decodeBase64(text) ?? new Uint8Array();
const sumOf = async (sealed: string) =>
  encodeBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(sealed))));

async function version0(content: unknown): Promise<Version0> {
  const salt = secureRandomBytes(16);
  const key = await deriveKey(passphrase, salt, KDF_FLOOR);
  const plaintext = new Uint8Array(new TextEncoder().encode(JSON.stringify(content)));
  const { iv, ciphertext } = await encrypt(key, plaintext, authenticated, secureRandomBytes);
  const sealed = encodeBase64(ciphertext);
  const sum = await sumOf(sealed);
  return { version: 0, salt: encodeBase64(salt), nonce: encodeBase64(iv), sealed, sum };
}

function isVersion0(value: unknown): value is Version0 {
  const fields = ['salt', 'nonce', 'sealed', 'sum'];
  return (
    typeof value === 'object' &&
    value !== null &&
    fields.every((field) => typeof Reflect.get(value, field) === 'string')
  );
}

const readVersion0: Format = async (value) => {
  if (!isVersion0(value)) throw new VaultError('corrupt', 'A field is missing.');
  if ((await sumOf(value.sealed)) !== value.sum) throw new VaultError('corrupt', 'Damaged.');
  return {
    renewal: KDF_FLOOR,
    record: null,
    unlockByPasskey: () => Promise.reject(new VaultError('wrong-passkey', 'It has none.')),
    unlock: async (typed) => {
      const key = await deriveKey(typed, bytesOf(value.salt), KDF_FLOOR);
      const sealed = { iv: bytesOf(value.nonce), ciphertext: bytesOf(value.sealed) };
      try {
        const plaintext = await decrypt(key, sealed, authenticated);
        const content: unknown = JSON.parse(new TextDecoder().decode(plaintext));
        return { dataKey: null, body: { formerKeys: [], content } };
      } catch (cause) {
        throw new VaultError('wrong-passphrase', 'Not this one.', { cause });
      }
    },
  };
};

const formats: Formats = new Map([[0, readVersion0], ...knownFormats]);

let stored: unknown = null;
let open: OpenVault | null = null;
let damaged: unknown = null;
let full = false;

const session = (known: Formats = formats) =>
  createVaultSession<unknown>({
    deriveKey,
    stored: {
      get: async () => stored,
      set: async (value) => {
        if (full) throw new Error('full');
        stored = value;
      },
      remove: async () => {
        stored = null;
      },
    },
    damaged: {
      get: async () => damaged,
      set: async (value) => {
        damaged = value;
      },
      remove: async () => {
        damaged = null;
      },
    },
    copy: { get: async () => null, set: async () => undefined, remove: async () => undefined },
    open: {
      get: async () => open,
      set: async (value) => {
        open = value;
      },
      remove: async () => {
        open = null;
      },
    },
    parse: (value) => value,
    formats: known,
    passkeysAllowed: async () => true,
    limits: async () => ({ idleMinutes: 15, absoluteHours: 12 }),
    now: () => 0,
    deadlineMoved: () => undefined,
  });

const content = { environments: ['one', 'ü', '二'] };

beforeEach(async () => {
  stored = { current: await version0(content), previous: null };
  open = null;
  damaged = null;
  full = false;
});

const unlocking = (typed: string, known?: Formats) =>
  session(known)
    .unlock(typed)
    .then(
      () => 'opened',
      (error: unknown) => (error instanceof VaultError ? error.code : String(error)),
    );

describe('a vault of an older format', () => {
  it('opens by its own rules and is at once sealed in the latest', async () => {
    expect(await unlocking(passphrase)).toBe('opened');
    expect(stored).toMatchObject({ current: { version: 2, kind: 'vault' }, previous: null });
    // From here on nothing needs to know the older one.
    open = null;
    expect(await unlocking(passphrase, knownFormats)).toBe('opened');
    expect(await session(knownFormats).content()).toEqual(content);
  });

  it('is opened from the previous place too, and what was damaged is put aside', async () => {
    const { current } = { current: await version0(content) };
    stored = { current: { ...current, sum: 'AAAA' }, previous: current };
    const before = stored;
    expect(await unlocking(passphrase)).toBe('opened');
    expect(damaged).toBe(before);
    expect(stored).toMatchObject({ current: { version: 2 }, previous: null });
  });

  it('has the same four failures', async () => {
    const before = stored;
    const good = await version0(content);
    expect(await unlocking('another')).toBe('wrong-passphrase');
    expect(await unlocking(passphrase, knownFormats)).toBe('unknown-version');
    expect(stored).toBe(before);
    stored = { current: { ...good, sum: 'AAAA' }, previous: null };
    expect(await unlocking(passphrase)).toBe('corrupt');
    stored = { current: { ...good, nonce: encodeBase64(new Uint8Array(12)) }, previous: null };
    expect(await unlocking(passphrase)).toBe('wrong-passphrase');
    stored = 'torn';
    expect(await unlocking(passphrase)).toBe('unreadable');
  });

  it('stays what it was when the new record cannot be stored, and says so', async () => {
    const before = stored;
    full = true;
    expect(await unlocking(passphrase)).toBe('Error: full');
    expect(stored).toBe(before);
    expect(open).toBeNull();
    full = false;
    expect(await unlocking(passphrase)).toBe('opened');
  });
});
