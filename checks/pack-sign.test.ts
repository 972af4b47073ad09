import { beforeAll, describe, expect, it } from 'vitest';
import { newKey, publicKeyOf, signingKey } from '../scripts/pack-sign/keys';
import { openPack, PackError, sealPack, withSignature } from '../src/environments/pack';
import { PACK_KEY } from '../src/environments/pack-signature';
import { anEnvironment } from '../src/environments/testing/environments';
import { KDF_FLOOR } from '../src/vault/kdf-parameters';

const now = Date.UTC(2026, 10, 24);
const environments = [anEnvironment('one', 'Acme')];
const ours = newKey();
const theirs = newKey();

let text = '';
let passphrase = '';
let signed = '';
beforeAll(async () => {
  const made = await sealPack(
    { issuer: 'issuer-1', issuedAt: now, environments },
    { kdfParameters: KDF_FLOOR },
  );
  ({ text, oneTimePassphrase: passphrase } = made);
  signed = await withSignature(text, await signingKey(ours.privateKey));
});

const opened = (file: string, signers: readonly string[] | null) =>
  openPack(file, passphrase, now, signers).then(
    () => 'opened',
    (error: unknown) => (error instanceof PackError ? error.code : String(error)),
  );

describe('a key', () => {
  it('has a public half in the form that policies take', () => {
    for (const { publicKey, privateKey } of [ours, theirs]) {
      expect(publicKey).toMatch(PACK_KEY);
      expect(publicKeyOf(privateKey)).toBe(publicKey);
    }
    expect(ours.publicKey).not.toBe(theirs.publicKey);
  });
});

describe('a signed pack', () => {
  it('opens where its key is named, among others or alone, and where none is needed', async () => {
    expect(await opened(signed, [ours.publicKey])).toBe('opened');
    expect(await opened(signed, [theirs.publicKey, ours.publicKey])).toBe('opened');
    expect(await opened(signed, null)).toBe('opened');
  });

  it('is refused where its key is not named', async () => {
    expect(await opened(signed, [theirs.publicKey])).toBe('pack-unsigned');
    expect(await opened(signed, [])).toBe('pack-unsigned');
    expect(await opened(text, [ours.publicKey])).toBe('pack-unsigned');
  });

  it('is refused with the signature of another pack, a damaged one or anything else', async () => {
    const other = await sealPack(
      { issuer: 'issuer-1', issuedAt: now, environments },
      { kdfParameters: KDF_FLOOR },
    );
    const { signature } = JSON.parse(signed);
    const odd = ['', 'AAAA', '***', `${signature.slice(0, -8)}AAAAAA==`, 'x'.repeat(10_000)];
    expect(
      await opened(JSON.stringify({ ...JSON.parse(other.text), signature }), [ours.publicKey]),
    ).toBe('pack-unsigned');
    for (const each of odd) {
      const file = JSON.stringify({ ...JSON.parse(text), signature: each });
      expect(await opened(file, [ours.publicKey]), each).toBe('pack-unsigned');
    }
    const numbered = JSON.stringify({ ...JSON.parse(text), signature: 7 });
    expect(await opened(numbered, [ours.publicKey])).toBe('pack-foreign');
  });

  it('that was changed after signing is damaged, whoever signed it', async () => {
    const changed = signed.replace(/"ciphertext":"..../, '"ciphertext":"AAAA');
    expect(await opened(changed, [ours.publicKey])).toBe('pack-tampered');
  });

  it('can be signed again by another key', async () => {
    const again = await withSignature(signed, await signingKey(theirs.privateKey));
    expect(await opened(again, [theirs.publicKey])).toBe('opened');
    expect(await opened(again, [ours.publicKey])).toBe('pack-unsigned');
  });

  it('is made only of a pack', async () => {
    const key = await signingKey(ours.privateKey);
    for (const foreign of ['{}', 'text', text.replace('"version":1', '"version":2')]) {
      await expect(withSignature(foreign, key)).rejects.toThrow(PackError);
    }
  });
});
