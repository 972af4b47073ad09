import type { Bytes } from './data-key';
import type { Formats } from './formats';
import type { OpenVault } from './open-vault';
import {
  type NewPasskey,
  PASSKEYS_MAX,
  type Passkey,
  type PasskeyHandle,
  type PasskeyProof,
} from './passkey';
import { passkeyHandles, withoutPasskey, withPasskey } from './seal-passkeys';
import {
  type ContentParser,
  type OpenedVault,
  type UnlockedRecord,
  unlockVaultByPasskey,
} from './vault';
import type { Cell, VaultDisk } from './vault-disk';
import { VaultError } from './vault-error';

/** What passkeys do for the vault. The passphrase always opens it as well. */
export interface PasskeySession {
  /** Rejects with `wrong-passkey`, or with `passkeys-forbidden` if the organization does not allow passkeys. */
  unlockByPasskey(proof: PasskeyProof): Promise<void>;
  /** What the agent calls the passkeys, oldest first. Null while locked. */
  passkeys(): Promise<readonly Passkey[] | null>;
  /** What the browser needs to ask for them while the vault is open. None while it is locked: see its status. */
  passkeyHandles(): Promise<readonly PasskeyHandle[]>;
  /**
   * Lets one more passkey open the vault. False, without any change, while locked; rejects like `unlock` at a wrong
   * passphrase, and with `too-many-passkeys`.
   */
  addPasskey(passphrase: string, passkey: NewPasskey): Promise<boolean>;
  /** The passkey opens nothing that is stored here any more. False, without any change, while locked. */
  removePasskey(id: string): Promise<boolean>;
}

interface Parts<T> {
  readonly serially: <R>(work: () => Promise<R>) => Promise<R>;
  readonly disk: VaultDisk;
  readonly formats: Formats;
  readonly parse: ContentParser<T>;
  readonly stored: Cell<unknown>;
  readonly session: Cell<OpenVault>;
  readonly passkeysAllowed: (content: T) => Promise<boolean>;
  readonly now: () => number;
  /** Unlocks a record with the passphrase, and changes nothing. */
  readonly unlocking: (stored: unknown, passphrase: string) => Promise<UnlockedRecord<T>>;
  /** The open vault; null while locked. */
  readonly read: () => Promise<(OpenedVault<T> & { session: OpenVault; key: Bytes }) | null>;
  readonly begin: (
    key: Bytes,
    content: T,
    found: Pick<OpenVault, 'recovered' | 'restored'>,
  ) => Promise<void>;
}

export function createPasskeySession<T>(parts: Parts<T>): PasskeySession {
  const { serially, disk, stored, read } = parts;
  return {
    unlockByPasskey: (proof) =>
      serially(async () => {
        const chosen = await disk.choose();
        const unlocked = await unlockVaultByPasskey(
          chosen.stored,
          proof,
          parts.parse,
          parts.formats,
        );
        const { key, content, recovered } = unlocked;
        if (!(await parts.passkeysAllowed(content))) {
          throw new VaultError('passkeys-forbidden', 'The organization forbids passkeys.');
        }
        await disk.repair(chosen, unlocked.record);
        await parts.begin(key, content, { recovered, restored: chosen.restored });
      }),
    passkeys: () =>
      serially(async () => {
        const opened = await read();
        return opened === null ? null : (opened.passkeys ?? []);
      }),
    passkeyHandles: () =>
      serially(async () =>
        (await read()) === null ? [] : passkeyHandles(await disk.read(), parts.formats),
      ),
    addPasskey: (passphrase, passkey) =>
      serially(async () => {
        const opened = await read();
        if (opened === null) return false;
        const { stored: before } = await disk.choose();
        await parts.unlocking(before, passphrase);
        if ((opened.passkeys ?? []).length >= PASSKEYS_MAX) {
          throw new VaultError('too-many-passkeys', `A vault has at most ${PASSKEYS_MAX}.`);
        }
        const sealed = await withPasskey(before, opened.key, passkey, parts.now());
        await stored.set(sealed);
        await disk.copy(sealed.current);
        return true;
      }),
    removePasskey: (id) =>
      serially(async () => {
        const opened = await read();
        if (opened === null) return false;
        const sealed = await withoutPasskey(await disk.read(), opened.key, id);
        await stored.set(sealed);
        await parts.session.set({ ...opened.session, recovered: false, restored: false });
        await disk.dropFormer(sealed.current);
        return true;
      }),
  };
}
