import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { encodeBase64 } from '../primitives/base64';
import { askPasskey, createPasskey, passkeysAvailable } from './passkeys';

const output = new Uint8Array(32).fill(7);
const rawId = new Uint8Array([250, 251, 252]).buffer;
const id = encodeBase64(new Uint8Array(rawId));
const handle = { id, salt: encodeBase64(new Uint8Array(32)), transports: ['usb'] } as const;
const inside = { ...handle, transports: ['internal'] } as const;

class Attestation {
  getTransports = () => ['usb', 'pigeon'];
}

class Key {
  static getClientCapabilities: (() => Promise<unknown>) | undefined;
  static isUserVerifyingPlatformAuthenticatorAvailable = async () => false;
  readonly rawId = rawId;
  readonly response = new Attestation();
  readonly #prf: unknown;
  constructor(prf: unknown) {
    this.#prf = prf;
  }
  getClientExtensionResults = () => ({ prf: this.#prf });
}

const derived = { results: { first: output.buffer } };
const create = vi.fn<(options: unknown) => Promise<unknown>>();
const get = vi.fn<(options: unknown) => Promise<unknown>>();
const life = () => new AbortController().signal;

beforeEach(() => {
  create.mockReset().mockResolvedValue(new Key({ enabled: true, ...derived }));
  get.mockReset().mockResolvedValue(new Key(derived));
  vi.stubGlobal('PublicKeyCredential', Key);
  vi.stubGlobal('AuthenticatorAttestationResponse', Attestation);
  vi.stubGlobal('navigator', { credentials: { create, get } });
  vi.stubGlobal('document', { hasFocus: () => true });
});
afterEach(() => vi.unstubAllGlobals());

describe('making a passkey', () => {
  it('gives what it derives, and requires that the agent is recognized', async () => {
    const made = await createPasskey('Laptop', [id], life());
    expect(made).toMatchObject({
      ok: true,
      value: { id, name: 'Laptop', transports: ['usb'], prf: encodeBase64(output) },
    });
    expect(create.mock.lastCall?.[0]).toMatchObject({
      publicKey: {
        rp: { name: 'Unbind Desk' },
        authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
        attestation: 'none',
        excludeCredentials: [{ id: new Uint8Array(rawId) }],
      },
    });
    expect(get).not.toHaveBeenCalled();
  });

  it('asks the passkey at once where making it derived nothing', async () => {
    create.mockResolvedValue(new Key({ enabled: true }));
    const made = await createPasskey('Laptop', [], life());
    expect(made).toMatchObject({ ok: true, value: { id, prf: encodeBase64(output) } });
    expect(get).toHaveBeenCalledOnce();
  });

  it.each([[{ enabled: false }], [{}], [undefined]])(
    'ends where the authenticator derives nothing (%j)',
    async (prf) => {
      create.mockResolvedValue(new Key(prf));
      const made = await createPasskey('Laptop', [], life());
      expect(made).toEqual({ ok: false, problem: 'no-prf' });
    },
  );
});

describe('asking for a passkey', () => {
  it('gives the passkey’s id and what it derives from its own salt', async () => {
    const asked = await askPasskey([handle], life());
    expect(asked).toEqual({ ok: true, value: { id, prf: encodeBase64(output) } });
    expect(get.mock.lastCall?.[0]).toMatchObject({
      publicKey: {
        userVerification: 'required',
        allowCredentials: [{ id: new Uint8Array(rawId), transports: ['usb'] }],
        extensions: { prf: { evalByCredential: { '-vv8': { first: new Uint8Array(32) } } } },
      },
    });
  });

  it.each([
    ['nothing', undefined],
    ['something short', { results: { first: new ArrayBuffer(16) } }],
    ['something else', { results: { first: 'text' } }],
  ])('takes nothing else for what it derives: %s', async (_, prf) => {
    get.mockResolvedValue(new Key(prf));
    expect(await askPasskey([handle], life())).toEqual({ ok: false, problem: 'no-prf' });
  });

  it.each([
    [new DOMException('', 'NotAllowedError'), 'cancelled'],
    [new Error('defect'), 'failed'],
  ])('says why it failed (%s)', async (error, problem) => {
    get.mockRejectedValue(error);
    expect(await askPasskey([handle], life())).toEqual({ ok: false, problem });
  });

  it('asks nobody for a passkey of computers where this one has no authenticator', async () => {
    expect(await askPasskey([inside], life())).toEqual({ ok: false, problem: 'gone' });
    expect(get).not.toHaveBeenCalled();
    expect((await askPasskey([inside, handle], life())).ok).toBe(true);
  });
});

describe('passkeys are available', () => {
  it.each([
    ['the browser says so', async () => ({ 'extension:prf': true }), true],
    ['it says nothing of it', async () => ({}), true],
    ['it cannot say so yet', undefined, true],
    ['it says that they derive nothing', async () => ({ 'extension:prf': false }), false],
  ])('%s', async (_, capabilities, available) => {
    if (capabilities === undefined) vi.stubGlobal('PublicKeyCredential', class {});
    else vi.stubGlobal('PublicKeyCredential', { getClientCapabilities: capabilities });
    expect(await passkeysAvailable()).toBe(available);
  });

  it('not where the browser has none', async () => {
    vi.stubGlobal('PublicKeyCredential', undefined);
    expect(await passkeysAvailable()).toBe(false);
  });
});
