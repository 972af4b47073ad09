import type { Formats } from './formats';
import type { VaultRecord } from './record';
import { type Chosen, chooseVault, copiedRecord, deletedVault } from './vault-copy';

export interface Cell<T> {
  get(): Promise<T | null>;
  set(value: T): Promise<void>;
  remove(): Promise<void>;
}

/** Where a vault is on the disk. */
export interface VaultPlaces {
  /** The encrypted record, and the one before it. */
  readonly stored: Cell<unknown>;
  /** A second copy of the record, in another database. A write that fails here fails nothing. */
  readonly copy: Cell<unknown>;
  /** Where a damaged record is put aside before it is written over. */
  readonly damaged: Cell<unknown>;
}

/** The vault on the disk, with the copy of its record. */
export function createVaultDisk({ stored, copy, damaged }: VaultPlaces, formats: Formats) {
  const copied = () => copy.get().then(copiedRecord, () => null);

  /** Has the copy follow. One that cannot be written is behind, until the next write or unlock. */
  const follow = (record: VaultRecord) => copy.set(record).catch(() => undefined);

  return {
    /** What is stored, or what the copy gives where nothing is; null where that is gone, too. The copy is not asked otherwise. */
    async read(): Promise<unknown> {
      return (await stored.get()) ?? (await chooseVault(null, await copied(), formats)).stored;
    },

    /** The record to unlock: the newest of both that is intact. Nothing is changed. */
    async choose(): Promise<Chosen> {
      const [own, other] = await Promise.all([stored.get(), copied()]);
      return chooseVault(own, other, formats);
    },

    /** Puts both places right, once the chosen vault has shown that the passphrase opens it. */
    async repair(chosen: Chosen, record: VaultRecord | null): Promise<void> {
      if (chosen.damaged) await damaged.set(await stored.get());
      if (chosen.restored) await stored.set(chosen.stored);
      if (chosen.copyBehind && record !== null) await follow(record);
    },

    copy: follow,

    /** Leaves nothing that opens with the passphrase before this record. Rejects where something may be left. */
    async dropFormer(record: VaultRecord): Promise<void> {
      await copy.set(record).catch(copy.remove);
      await damaged.remove();
    },

    /** The copy goes first: it would bring the vault back. */
    async erase(): Promise<void> {
      await damaged.remove();
      await copy.set(deletedVault);
      await stored.remove();
    },
  };
}
