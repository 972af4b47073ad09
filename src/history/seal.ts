import type { Person, Receipt } from '../case/receipt';
import { encodeBase64 } from '../primitives/base64';
import type { Link } from './chain-state';
import { hmac, keyOf } from './hmac';

/**
 * One receipt as it is kept. `body` is hashed as it stands, so that there is nothing to canonicalise. What it says of the
 * caller is not hashed itself but by a commitment, whose salt goes with it: once both are erased nothing tells who it was,
 * and the chain still holds.
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

/** Makes the entry of a receipt that hangs on a link. */
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

/** What is hashed of a receipt. */
export function bodyOf(receipt: Receipt): string {
  return JSON.stringify({ ...receipt, person: null });
}

/** Whether an entry is what was written behind a link, its person apart. */
export async function isGenuine(
  entry: Pick<Sealed, 'seq' | 'body' | 'commitment' | 'mac'>,
  previous: Link,
  chainKey: string,
): Promise<boolean> {
  return (
    entry.seq === previous.seq + 1 && entry.mac === (await macOf(entry, previous.mac, chainKey))
  );
}

/** Whether what an entry says of the caller is what was written: nothing may be missing unless all of it was erased. */
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
  // The text and not its bytes: more than one text of base64 stands for the same bytes.
  return hmac(new TextEncoder().encode(salt), JSON.stringify(said));
}
