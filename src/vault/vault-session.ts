import { decodeBase64, encodeBase64 } from '../primitives/base64';
import { createSerial } from '../primitives/serial';
import type { Bytes } from './data-key';
import { type Formats, knownFormats } from './formats';
import type { DeriveKey, KdfParameters } from './kdf-parameters';
import type { LockLimits } from './lock-limits';
import { deadlineOf, HOUR, inMilliseconds, inTime, MINUTE, type OpenVault } from './open-vault';
import { createPasskeySession } from './passkey-session';
import { type KeyPurpose, type PurposeKey, purposeKeys } from './purpose-keys';
import { passkeyWraps } from './record';
import { storedBytes } from './record-fields';
import { passkeyHandles } from './seal-passkeys';
import type { VaultSession, VaultStatus } from './session';
import {
  type ContentParser,
  createVault,
  type OpenedVault,
  openVault,
  sealVault,
  type UnlockedRecord,
  unlockVault,
} from './vault';
import { type Cell, createVaultDisk, type VaultPlaces } from './vault-disk';
import { VaultError, type VaultErrorCode } from './vault-error';

export interface VaultSessionPorts<T> extends VaultPlaces {
  /** In memory only. */
  readonly open: Cell<OpenVault>;
  readonly parse: ContentParser<T>;
  readonly deriveKey: DeriveKey;
  /** The readable record formats. Only tests of format changes pass others. */
  readonly formats?: Formats;
  /** Whether passkeys may open a vault with this content. */
  readonly passkeysAllowed: (content: T) => Promise<boolean>;
  /** How long a vault with this content may stay open. */
  readonly limits: (content: T) => Promise<LockLimits>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Called with the next time to lock the vault, in milliseconds since the epoch. */
  readonly deadlineMoved: (deadline: number) => void;
}

export type { OpenVault, VaultSession, VaultStatus };

/** How far a deadline may lag behind the last activity, so that not every keystroke is stored. Milliseconds. */
const grain = 1_000;

export function createVaultSession<T>(ports: VaultSessionPorts<T>): VaultSession<T> {
  const { formats = knownFormats, deriveKey, parse, stored, now, passkeysAllowed } = ports;
  const serially = createSerial();
  const disk = createVaultDisk(ports, formats);
  let lastOpened: (OpenedVault<T> & { readonly seal: string; readonly keys: PurposeKeys }) | null =
    null;

  const unlocking = (stored: unknown, passphrase: string) =>
    unlockVault(stored, passphrase, ports.parse, deriveKey, formats);

  /** The open vault. If its deadline has passed, it is locked now, even if the alarm did not fire. */
  async function open(): Promise<OpenVault | null> {
    const session = await ports.open.get();
    const now = ports.now();
    if (session !== null && inTime(session, now)) return session;
    lastOpened = null;
    if (session !== null) await ports.open.remove();
    return null;
  }

  async function forget(): Promise<void> {
    lastOpened = null;
    await ports.open.remove();
  }

  async function keep(session: OpenVault): Promise<void> {
    await ports.open.set(session);
    ports.deadlineMoved(deadlineOf(session));
  }

  async function begin(
    key: Bytes,
    content: T,
    found: Pick<OpenVault, 'recovered' | 'restored'>,
  ): Promise<void> {
    const now = ports.now();
    const limits = inMilliseconds(await ports.limits(content));
    const { recovered, restored } = found;
    const times = { openedAt: now, touchedAt: now, ...limits };
    await keep({ key: encodeBase64(key), ...times, recovered, restored });
  }

  async function read() {
    const reading = disk.read();
    // Irrelevant if the vault is locked.
    reading.catch(() => undefined);
    const session = await open();
    const key = session === null ? null : decodeBase64(session.key);
    if (session === null || key === null) return null;
    return { session, key, ...(await openedOf(await reading, session.key, key)) };
  }

  /** A record's content. Cached, because one command needs it four times. */
  async function openedOf(record: unknown, keyText: string, key: Bytes) {
    const seal = JSON.stringify([keyText, record]);
    if (lastOpened?.seal !== seal) {
      lastOpened = { seal, keys: new Map(), ...(await openVault(record, key, ports.parse)) };
    }
    return lastOpened;
  }

  /**
   * Replaces the stored record by one with a new data key, in one write, after checking that it opens. Stores no previous
   * record, because that would still open with the old passphrase or key.
   */
  async function replace(
    passphrase: string,
    before: Before<T>,
    { kdfParameters, keepPasskeys = true }: ReplaceOptions = {},
  ) {
    const { key: keyBefore, content, formerKeys, record: recordBefore, passkeys } = before;
    const names = keepPasskeys ? passkeys : undefined;
    const { record, key } = await createVault(passphrase, content, deriveKey, {
      ...(kdfParameters !== undefined && { kdfParameters }),
      formerKeys: keyBefore === null ? formerKeys : [encodeBase64(keyBefore), ...formerKeys],
      revision: (recordBefore?.revision ?? 0) + 1,
      ...(recordBefore !== null && names && { passkeys: { of: recordBefore, names } }),
    });
    const fresh = { current: record, previous: null };
    await openVault(fresh, key, ports.parse);
    await ports.stored.set(fresh);
    return { record, key };
  }

  /**
   * The key to use from now on. If a record that is only cheap to guess, or has forbidden passkeys, cannot be renewed now, it is
   * still used.
   */
  async function renew(passphrase: string, unlocked: UnlockedRecord<T>): Promise<Bytes> {
    const { renewal, record: before, content } = unlocked;
    const hasPasskeys = before !== null && passkeyWraps(before).length > 0;
    const keepPasskeys = !hasPasskeys || (await passkeysAllowed(content));
    if (renewal === null && keepPasskeys && unlocked.key !== null) return unlocked.key;
    try {
      const kdfParameters = renewal ?? undefined;
      const { record, key } = await replace(passphrase, unlocked, { kdfParameters, keepPasskeys });
      // What cannot be removed now is older than the record in use.
      await (keepPasskeys ? disk.copy(record) : disk.dropFormer(record).catch(() => undefined));
      return key;
    } catch (error) {
      // An older format cannot be written.
      if (unlocked.key === null) throw error;
      return unlocked.key;
    }
  }

  async function limitAnew(session: OpenVault, content: T): Promise<void> {
    const { idle, absolute } = inMilliseconds(await ports.limits(content));
    if (idle === session.idle && absolute === session.absolute) return;
    await keep({ ...session, idle, absolute });
  }

  return {
    status: () =>
      serially(async () => {
        const session = await open();
        if (session === null) {
          const there = await disk.read();
          if (there === null) return { status: 'absent' };
          const passkeys = await passkeyHandles(there, formats);
          return { status: 'locked', ...(passkeys.length > 0 && { passkeys }) };
        }
        const { recovered, restored, idle, absolute } = session;
        const limits = { idleMinutes: idle / MINUTE, absoluteHours: absolute / HOUR };
        return { status: 'unlocked', recovered, restored, lockAt: deadlineOf(session), limits };
      }),
    create: (passphrase, content) =>
      serially(async () => {
        if ((await disk.read()) !== null) return false;
        const { record, key } = await replace(passphrase, { content, ...nothingBefore });
        await disk.copy(record);
        await begin(key, content, { recovered: false, restored: false });
        return true;
      }),
    unlock: (passphrase) =>
      serially(async () => {
        const chosen = await disk.choose();
        const unlocked = await unlocking(chosen.stored, passphrase);
        await disk.repair(chosen, unlocked.record);
        const key = await renew(passphrase, unlocked);
        const { content, recovered } = unlocked;
        await begin(key, content, { recovered, restored: chosen.restored });
      }),
    ...createPasskeySession({
      ...{ serially, disk, formats, parse, stored, session: ports.open, passkeysAllowed, now },
      ...{ unlocking, read, begin },
    }),
    lock: () => serially(forget),
    touch: () =>
      serially(async () => {
        const session = await open();
        const now = ports.now();
        if (session !== null && now >= session.touchedAt + grain) {
          await keep({ ...session, touchedAt: now });
        }
      }),
    content: () => serially(async () => (await read())?.content ?? null),
    keys: (purpose) =>
      serially(async () => {
        const opened = await read();
        if (opened === null) return null;
        const former = opened.formerKeys.map(storedBytes);
        const keys = opened.keys.get(purpose) ?? purposeKeys(purpose, [opened.key, ...former]);
        opened.keys.set(purpose, keys);
        return keys;
      }),
    update: (change) =>
      serially(async () => {
        const opened = await read();
        if (opened === null) return false;
        const content = change(opened.content);
        const sealed = await sealVault(await disk.read(), opened.key, content);
        await ports.stored.set(sealed);
        await disk.copy(sealed.current);
        await limitAnew(opened.session, content);
        return true;
      }),
    relimit: () =>
      serially(async () => {
        const opened = await read();
        if (opened !== null) await limitAnew(opened.session, opened.content);
      }),
    verifyPassphrase: (passphrase) =>
      serially(async () => {
        try {
          await unlocking((await disk.choose()).stored, passphrase);
          return true;
        } catch (error) {
          if (vaultErrorCode(error) === 'wrong-passphrase') return false;
          throw error;
        }
      }),
    changePassphrase: (current, next) =>
      serially(async () => {
        const session = await open();
        if (session === null) return false;
        const { stored } = await disk.choose();
        const { record, key } = await replace(next, await unlocking(stored, current));
        await ports.open.set({
          ...session,
          key: encodeBase64(key),
          recovered: false,
          restored: false,
        });
        await disk.dropFormer(record);
        return true;
      }),
    reset: () =>
      serially(async () => {
        await forget();
        await disk.erase();
      }),
  };
}

type PurposeKeys = Map<KeyPurpose, Promise<readonly PurposeKey[]>>;

/** What a new record takes over from its predecessor. */
type Before<T> = Pick<UnlockedRecord<T>, 'key' | 'content' | 'formerKeys' | 'passkeys' | 'record'>;

interface ReplaceOptions {
  readonly kdfParameters?: KdfParameters | undefined;
  readonly keepPasskeys?: boolean;
}

const nothingBefore = { key: null, formerKeys: [], record: null };

/** The code of a vault error; null for any other error. */
export function vaultErrorCode(error: unknown): VaultErrorCode | null {
  return error instanceof VaultError ? error.code : null;
}
