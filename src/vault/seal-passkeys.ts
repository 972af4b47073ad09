import { type Formats, openRecord, sealRecord } from './formats';
import type { NewPasskey, Passkey, PasskeyHandle } from './passkey';
import { unwrapByPasskey, wrapForPasskey } from './passkey-wrap';
import { secureRandomBytes } from './random-bytes';
import { passkeyWraps, type StoredVault, type VaultRecord, type Wrap } from './record';
import { intactRecord, writableRecord } from './vault';

/** The passkeys that open what is stored. None if it is damaged or has an older format: only the passphrase helps then. */
export async function passkeyHandles(
  stored: unknown,
  formats: Formats,
): Promise<readonly PasskeyHandle[]> {
  const intact = await intactRecord(stored, formats).catch(() => null);
  if (intact === null || intact.record === null) return [];
  return passkeyWraps(intact.record).map(({ id, salt, transports }) => ({ id, salt, transports }));
}

/** Seals a vault that one more passkey opens, under the same data key. One with the same id is replaced. */
export async function withPasskey(
  stored: unknown,
  key: Uint8Array<ArrayBuffer>,
  { name, prf, ...handle }: NewPasskey,
  addedAt: number,
): Promise<StoredVault> {
  const record = await writableRecord(stored);
  const wrap = await wrapForPasskey(key, handle, prf, secureRandomBytes);
  const current = await resealed(record, key, ({ wraps, passkeys }) => ({
    wraps: [...without(wraps, handle.id), wrap],
    passkeys: [...passkeys.filter(({ id }) => id !== handle.id), { id: handle.id, name, addedAt }],
  }));
  // Proves that the passkey opens it, before it is stored.
  await openRecord(current, await unwrapByPasskey(wrap, prf));
  return { current, previous: record };
}

/** Seals a vault without a passkey. There is no previous record, because the passkey would still open that. */
export async function withoutPasskey(
  stored: unknown,
  key: Uint8Array,
  removed: string,
): Promise<StoredVault> {
  const current = await resealed(await writableRecord(stored), key, ({ wraps, passkeys }) => ({
    wraps: without(wraps, removed),
    passkeys: passkeys.filter(({ id }) => id !== removed),
  }));
  return { current, previous: null };
}

const without = (wraps: readonly Wrap[], removed: string) =>
  wraps.filter((wrap) => wrap.kind !== 'passkey' || wrap.id !== removed);

interface Ways {
  readonly wraps: readonly Wrap[];
  readonly passkeys: readonly Passkey[];
}

async function resealed(
  record: VaultRecord,
  key: Uint8Array,
  change: (before: Ways) => Ways,
): Promise<VaultRecord> {
  const body = await openRecord(record, key);
  const { wraps, passkeys } = change({ wraps: record.wraps, passkeys: body.passkeys ?? [] });
  const header = { revision: record.revision + 1, wraps };
  return sealRecord(key, header, { ...body, passkeys }, secureRandomBytes);
}
