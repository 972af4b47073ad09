import * as v from 'valibot';
import { type Formats, readRecord } from './formats';
import { intactRecord } from './vault';
import { VaultError } from './vault-error';

/** Stored in the copy's place after the agent has deleted the vault, so that its absence does not look like a loss. */
export const deletedVault = { deleted: true } as const;

const DeletedSchema = v.object({ deleted: v.literal(true) });

/** Whether the copy's place records that the agent deleted the vault. */
export const saysDeleted = (kept: unknown): boolean => v.is(DeletedSchema, kept);

/** The copied record, or null if there is none. The record itself is not checked. */
export const copiedRecord = (kept: unknown): unknown => (saysDeleted(kept) ? null : kept);

/** The stored vault to work with. */
export interface Chosen {
  /** Null if there is neither vault nor copy. */
  readonly stored: unknown;
  /** It was restored from the copy. */
  readonly restored: boolean;
  /** The vault in its own place exists, but is damaged. */
  readonly damaged: boolean;
  /** The copy is not the vault's current record. */
  readonly copyBehind: boolean;
}

/** Chooses between the vault and the copy of its record: the newest intact revision. */
export async function chooseVault(
  stored: unknown,
  copy: unknown,
  formats: Formats,
): Promise<Chosen> {
  const fromCopy = { stored: { current: copy, previous: null }, restored: true, copyBehind: false };
  if (stored === null) {
    if (copy !== null) return { ...fromCopy, damaged: false };
    return { stored, restored: false, damaged: false, copyBehind: false };
  }
  const [own, copied] = await Promise.all([
    intactOrNull(intactRecord(stored, formats)),
    intactOrNull(readRecord(copy, formats)),
  ]);
  if (own === 'unknown-version') {
    return { stored, restored: false, damaged: false, copyBehind: false };
  }
  const damaged = own === null || own.recovered;
  // A newer version of the extension wrote the copy, so the vault in its own place is older.
  if (copied === 'unknown-version') return { ...fromCopy, damaged };
  const newer = (copied?.record?.revision ?? 0) > (own?.record?.revision ?? 0);
  if (newer) return { ...fromCopy, damaged };
  const copyBehind = copied?.record?.checksum !== own?.record?.checksum;
  return { stored, restored: false, damaged, copyBehind };
}

/** A newer format is neither intact nor damaged: it is left alone. */
function intactOrNull<T>(reading: Promise<T>): Promise<T | null | 'unknown-version'> {
  return reading.catch((error: unknown) => {
    if (!(error instanceof VaultError)) throw error;
    return error.code === 'unknown-version' ? error.code : null;
  });
}
