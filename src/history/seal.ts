import type { Person, Receipt } from '../case/receipt';
import { encodeBase64 } from '../primitives/base64';
import type { Link } from './chain-state';
import { hmac, keyOf } from './hmac';

/**
 * One stored receipt. `body` is hashed exactly as stored, so that nothing has to be canonicalized. The data about the caller
 * is covered only by a commitment with its own salt: once both are erased, nothing identifies the caller, and the chain
 * still verifies.
 */
export interface Sealed {
  readonly seq: number;
  /** The receipt without its person, in JSON. */
  readonly body: string;
  /** HMAC-SHA256 of the person under the salt, in base64. */
  readonly commitment: string;
  /** HMAC-SHA256 under the vault's chain key over this entry and the link before it, in base64. */
  readonly mac: string;
  /** 32 bytes in base64; null once erased. */
  readonly salt: string | null;
  readonly person: Person | null;
}

export interface SealPorts {
  /** The chain's key, in base64. */
  readonly chainKey: string;
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
}

/** Makes a receipt's entry, which follows a link of the chain. */
export async function seal(
  receipt: Receipt,
  previous: Link,
  { chainKey, randomBytes }: SealPorts,
): Promise<Sealed> {
  const { person } = receipt;
  const salt = encodeBase64(randomBytes(32));
  const unsigned = {
    seq: previous.seq + 1,
    body: bodyOf(receipt),
    commitment: await commitmentOf(person, salt),
  };
  return { ...unsigned, mac: await macOf(unsigned, previous.mac, chainKey), salt, person };
}

/** The part of a receipt that is hashed. */
export function bodyOf(receipt: Receipt): string {
  return JSON.stringify({ ...receipt, person: null });
}

/** Whether an entry is unchanged and follows this link. Does not check the data about the caller. */
export async function isGenuine(
  entry: Pick<Sealed, 'seq' | 'body' | 'commitment' | 'mac'>,
  previous: Link,
  chainKey: string,
): Promise<boolean> {
  return (
    entry.seq === previous.seq + 1 && entry.mac === (await macOf(entry, previous.mac, chainKey))
  );
}

/** Whether an entry's data about the caller is unchanged: either complete, or erased completely. */
export async function isTruePerson(
  { person, salt, commitment }: Pick<Sealed, 'person' | 'salt' | 'commitment'>,
  erased: boolean,
): Promise<boolean> {
  if (erased) return person === null && salt === null;
  return salt !== null && commitment === (await commitmentOf(person, salt));
}

function macOf(
  { seq, body, commitment }: Pick<Sealed, 'seq' | 'body' | 'commitment'>,
  previousMac: string,
  chainKey: string,
): Promise<string> {
  return hmac(keyOf(chainKey), JSON.stringify([seq, previousMac, body, commitment]));
}

function commitmentOf(person: Person | null, salt: string): Promise<string> {
  const said =
    person === null
      ? null
      : [person.userId, person.phone, person.phoneCorrelation, person.note, person.reason];
  // Compares texts, not bytes: several base64 texts decode to the same bytes.
  return hmac(new TextEncoder().encode(salt), JSON.stringify(said));
}
