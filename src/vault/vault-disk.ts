import type { Formats } from './formats';
import type { VaultRecord } from './record';
import { type Chosen, chooseVault, copiedRecord, deletedVault } from './vault-copy';

export interface Cell<T> {
  get(): Promise<T | null>;
  set(value: T): Promise<void>;
  remove(): Promise<void>;
}

/** Where a vault is stored on disk. */
export interface VaultPlaces {
  /** The encrypted record and its predecessor. */
  readonly stored: Cell<unknown>;
  /** A second copy of the record, in another database. A failed write here does not matter. */
  readonly copy: Cell<unknown>;
  /** Where a damaged record is kept before it is overwritten. */
  readonly damaged: Cell<unknown>;
}

export type VaultDisk = ReturnType<typeof createVaultDisk>;

/** The vault on disk, with the copy of its record. */
export function createVaultDisk({ stored, copy, damaged }: VaultPlaces, formats: Formats) {
  const copied = () => copy.get().then(copiedRecord, () => null);

  /** Updates the copy. If that fails, the copy is outdated until the next write or unlock. */
  const follow = (record: VaultRecord) => copy.set(record).catch(() => undefined);

  return {
    /** The stored vault, or the copy if there is none; null if both are missing. Otherwise the copy is not read. */
    async read(): Promise<unknown> {
      return (await stored.get()) ?? (await chooseVault(null, await copied(), formats)).stored;
    },

    /** The record to unlock: the newest intact one of both. Changes nothing. */
    async choose(): Promise<Chosen> {
      const [own, other] = await Promise.all([stored.get(), copied()]);
      return chooseVault(own, other, formats);
    },

    /** Repairs both places, after the passphrase has opened the chosen vault. */
    async repair(chosen: Chosen, record: VaultRecord | null): Promise<void> {
      if (chosen.damaged) await damaged.set(await stored.get());
      if (chosen.restored) await stored.set(chosen.stored);
      if (chosen.copyBehind && record !== null) await follow(record);
    },

    copy: follow,

    /** Removes everything that an earlier passphrase opens. Rejects if something may be left. */
    async dropFormer(record: VaultRecord): Promise<void> {
      await copy.set(record).catch(copy.remove);
      await damaged.remove();
    },

    /** Deletes the copy first, because it would restore the vault. */
    async erase(): Promise<void> {
      await damaged.remove();
      await copy.set(deletedVault);
      await stored.remove();
    },
  };
}
