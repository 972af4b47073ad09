import { encodeBase64 } from '../primitives/base64';

type Bytes = Uint8Array<ArrayBuffer>;

/** One of the vault's keys for one purpose. */
export interface PurposeKey {
  readonly id: string;
  readonly bytes: Bytes;
}

/** Keys for a purpose, newest first (the first one encrypts). Null if none are in memory. */
export type KeysFor = (purpose: 'receipts' | 'search') => Promise<readonly PurposeKey[] | null>;

/** A ciphertext, and the name of its key. */
export interface Encrypted {
  readonly keyId: string;
  readonly iv: Bytes;
  readonly ciphertext: Bytes;
}

/** Additional authenticated data. */
export type Context = readonly unknown[];

/** The history's keys during one task. Former keys decrypt and find what was written under them. */
export interface KeyRing {
  encrypt(text: string, context: Context): Promise<Encrypted>;
  /** Null if the key is unknown or anything was changed. */
  decrypt(encrypted: Encrypted, context: Context): Promise<string | null>;
  knows(keyId: string): boolean;
  /** A text's token in the index, under the newest key. */
  token(text: string): Promise<number>;
  /** Its possible tokens: one for each key. */
  tokens(text: string): Promise<readonly number[]>;
  /** A case's tags, one for each key, newest first. */
  caseTags(caseId: string): Promise<readonly [string, ...string[]]>;
}

/** 96 bits, for which GCM is specified. @see https://doi.org/10.6028/NIST.SP.800-38D §8.2 */
const ivBytes = 12;

/** Texts are padded to a multiple of this (bytes), so that the length reveals little. */
const padding = 256;

/** Null while the vault's keys are not in memory. */
export async function openKeyRing(
  keysFor: KeysFor,
  randomBytes: (length: number) => Bytes,
): Promise<KeyRing | null> {
  const [receipts, search] = await Promise.all([keysFor('receipts'), keysFor('search')]);
  const newest = { receipts: receipts?.[0], search: search?.[0] };
  if (receipts === null || search === null) return null;
  if (newest.receipts === undefined || newest.search === undefined) return null;
  return createKeyRing(
    [newest.receipts, ...receipts.slice(1)],
    [newest.search, ...search.slice(1)],
    randomBytes,
  );
}

type Keys = readonly [PurposeKey, ...PurposeKey[]];

function createKeyRing(
  receipts: Keys,
  search: Keys,
  randomBytes: (length: number) => Bytes,
): KeyRing {
  const mac = async (key: PurposeKey, text: string) =>
    new Uint8Array(await crypto.subtle.sign('HMAC', await searchKey(key), utf8(text)));

  /**
   * Only 16 bits, so that a shared token does not prove a shared word. Matches are decrypted and compared, so collisions cost
   * a few rows and are never shown.
   */
  async function token(key: PurposeKey, text: string): Promise<number> {
    const [high = 0, low = 0] = await mac(key, `word:${text}`);
    return high * 256 + low;
  }

  async function caseTag(key: PurposeKey, caseId: string): Promise<string> {
    return encodeBase64((await mac(key, `case:${caseId}`)).slice(0, 15));
  }

  return {
    async encrypt(text, context) {
      const [key] = receipts;
      const iv = randomBytes(ivBytes);
      const additionalData = bound(context, key.id);
      const ciphertext = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData },
        await cipherKey(key),
        padded(utf8(text)),
      );
      return { keyId: key.id, iv, ciphertext: new Uint8Array(ciphertext) };
    },
    async decrypt({ keyId, iv, ciphertext }, context) {
      const key = receipts.find(({ id }) => id === keyId);
      if (key === undefined) return null;
      try {
        const text = await crypto.subtle.decrypt(
          { name: 'AES-GCM', iv, additionalData: bound(context, keyId) },
          await cipherKey(key),
          ciphertext,
        );
        return new TextDecoder().decode(text).trimEnd();
      } catch {
        return null;
      }
    },
    knows: (keyId) => receipts.some(({ id }) => id === keyId),
    token: (text) => token(search[0], text),
    tokens: (text) => Promise.all(search.map((key) => token(key, text))),
    async caseTags(caseId) {
      const [newest, ...former] = search;
      const rest = await Promise.all(former.map((key) => caseTag(key, caseId)));
      return [await caseTag(newest, caseId), ...rest];
    },
  };
}

const cipherKey = importedOnce((key) =>
  crypto.subtle.importKey('raw', key.bytes, 'AES-GCM', false, ['encrypt', 'decrypt']),
);
const searchKey = importedOnce((key) =>
  crypto.subtle.importKey('raw', key.bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
);

/** Imports each key once. The result is dropped together with the key, which the vault drops when it locks. */
function importedOnce(load: (key: PurposeKey) => Promise<CryptoKey>) {
  const loaded = new WeakMap<PurposeKey, Promise<CryptoKey>>();
  return (key: PurposeKey): Promise<CryptoKey> => {
    const loading = loaded.get(key) ?? load(key);
    loaded.set(key, loading);
    return loading;
  };
}

function utf8(text: string): Bytes {
  return new Uint8Array(new TextEncoder().encode(text));
}

function bound(context: Context, keyId: string): Bytes {
  return utf8(JSON.stringify([...context, keyId]));
}

function padded(bytes: Bytes): Bytes {
  const filled = new Uint8Array(Math.ceil((bytes.length + 1) / padding) * padding).fill(0x20);
  filled.set(bytes);
  return filled;
}
