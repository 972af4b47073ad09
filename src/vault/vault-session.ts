import { decodeBase64, encodeBase64 } from '../primitives/base64';
import { createSerial } from '../primitives/serial';
import { type Bytes, type Formats, knownFormats } from './formats';
import type { DeriveKey, KdfParameters } from './kdf-parameters';
import type { LockLimits } from './lock-limits';
import { type ContentParser, createVault, openVault, sealVault, unlockVault } from './vault';
import { VaultError, type VaultErrorCode } from './vault-error';

/** The open vault, as far as it outlives a worker: in memory only. All times are milliseconds, two of them since the epoch. */
export interface OpenVault {
  readonly key: string;
  readonly openedAt: number;
  /** When the agent last did something. */
  readonly touchedAt: number;
  /** How long it stays open without the agent, and at all. */
  readonly idle: number;
  readonly absolute: number;
  /** The last record was damaged when the vault was unlocked, and the one before it is in use. */
  readonly recovered: boolean;
}

interface Cell<T> {
  get(): Promise<T | null>;
  set(value: T): Promise<void>;
  remove(): Promise<void>;
}

export interface VaultSessionPorts<T> {
  /** The encrypted record, on disk. */
  readonly stored: Cell<unknown>;
  /** Where a damaged record is put aside before it is written over. */
  readonly damaged: Cell<unknown>;
  /** In memory only. */
  readonly open: Cell<OpenVault>;
  readonly parse: ContentParser<T>;
  readonly deriveKey: DeriveKey;
  /** The record formats that can be read; those of this version, but in tests of how a format is left behind. */
  readonly formats?: Formats;
  /** How long a vault with this content may stay open. */
  readonly limits: (content: T) => Promise<LockLimits>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Hears when the vault is to be locked next, in milliseconds since the epoch. */
  readonly deadlineMoved: (deadline: number) => void;
}

export type VaultStatus =
  | { readonly status: 'absent' }
  | { readonly status: 'locked' }
  | {
      readonly status: 'unlocked';
      readonly recovered: boolean;
      /** When it locks if nothing is done. Milliseconds since the epoch. */
      readonly lockAt: number;
      /** What holds for this opening. */
      readonly limits: LockLimits;
    };

/** Creating, unlocking, locking and changing the one vault. Methods reject with {@link VaultError} or a storage error. */
export interface VaultSession<T> {
  status(): Promise<VaultStatus>;
  /** False, and nothing done, where there is a vault already. */
  create(passphrase: string, content: T): Promise<boolean>;
  unlock(passphrase: string): Promise<void>;
  lock(): Promise<void>;
  /** The agent is there: the idle deadline moves. A vault whose deadline has passed is locked by this, not revived. */
  touch(): Promise<void>;
  /** Null while locked. */
  content(): Promise<T | null>;
  /** Writes what `change` makes of the content; false, and nothing done, while locked. */
  update(change: (content: T) => T): Promise<boolean>;
  /** Asks for the limits again: what gives them may have changed. */
  relimit(): Promise<void>;
  /** Whether a passphrase opens the vault. Neither opens nor locks it. */
  verifyPassphrase(passphrase: string): Promise<boolean>;
  /** Seals the content anew, under another passphrase. False, and nothing done, while locked; rejects as `unlock` does. */
  changePassphrase(current: string, next: string): Promise<boolean>;
  /** Deletes the vault and all that is left of it. Nobody brings it back. */
  reset(): Promise<void>;
}

/** A clock that was put right by this much, in milliseconds, is nobody trying to stretch a deadline. */
const clockSlack = 120_000;

/** How far a deadline may lag behind the last touch, so that not every key that is pressed is written down. Milliseconds. */
const grain = 1_000;

export function createVaultSession<T>(ports: VaultSessionPorts<T>): VaultSession<T> {
  const { formats = knownFormats, deriveKey } = ports;
  const serially = createSerial();
  let lastOpened: { readonly seal: string; readonly content: T } | null = null;

  const unlocking = (stored: unknown, passphrase: string) =>
    unlockVault(stored, passphrase, ports.parse, deriveKey, { formats });

  /** The open vault, unless its deadline has passed: then it is locked here and now, whatever became of the alarm. */
  async function open(): Promise<OpenVault | null> {
    const session = await ports.open.get();
    const now = ports.now();
    if (session !== null && now < deadlineOf(session) && now >= session.touchedAt - clockSlack) {
      return session;
    }
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

  async function begin(key: Bytes, content: T, recovered: boolean): Promise<void> {
    const now = ports.now();
    const limits = inMilliseconds(await ports.limits(content));
    await keep({ key: encodeBase64(key), openedAt: now, touchedAt: now, ...limits, recovered });
  }

  async function read(): Promise<{ session: OpenVault; key: Bytes; content: T } | null> {
    const reading = ports.stored.get();
    // Of no interest where the vault is locked.
    reading.catch(() => undefined);
    const session = await open();
    const key = session === null ? null : decodeBase64(session.key);
    if (session === null || key === null) return null;
    return { session, key, content: await contentOf(await reading, session.key, key) };
  }

  /** What a record holds. One that was just opened with the same key is not opened again: a command asks four times. */
  async function contentOf(stored: unknown, keyText: string, key: Bytes): Promise<T> {
    const seal = JSON.stringify([keyText, stored]);
    if (lastOpened?.seal !== seal) {
      lastOpened = { seal, content: await openVault(stored, key, ports.parse) };
    }
    return lastOpened.content;
  }

  /**
   * Puts a new record in the place of the stored one, in one write and after it has shown that it opens. There is no
   * previous record then: that one would open with what this replaces.
   */
  async function replace(passphrase: string, content: T, kdf?: KdfParameters): Promise<Bytes> {
    const options = kdf === undefined ? {} : { kdfParameters: kdf };
    const { record, key } = await createVault(passphrase, content, deriveKey, options);
    const fresh = { current: record, previous: null };
    await openVault(fresh, key, ports.parse);
    await ports.stored.set(fresh);
    return key;
  }

  /** The key from here on. A record that is merely cheap to guess still serves when it cannot be renewed now. */
  async function renew(passphrase: string, stored: unknown, unlocked: Unlocked<T>): Promise<Bytes> {
    const { key, content, renewal } = unlocked;
    if (renewal === null) return key;
    try {
      return await replace(passphrase, content, renewal);
    } catch (error) {
      await openVault(stored, key, ports.parse).catch(() => {
        // Of an older format, in which nothing can be written.
        throw error;
      });
      return key;
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
          return { status: (await ports.stored.get()) === null ? 'absent' : 'locked' };
        }
        const { recovered, idle, absolute } = session;
        const limits = { idleMinutes: idle / MINUTE, absoluteHours: absolute / HOUR };
        return { status: 'unlocked', recovered, lockAt: deadlineOf(session), limits };
      }),
    create: (passphrase, content) =>
      serially(async () => {
        if ((await ports.stored.get()) !== null) return false;
        await begin(await replace(passphrase, content), content, false);
        return true;
      }),
    unlock: (passphrase) =>
      serially(async () => {
        const stored = await ports.stored.get();
        const unlocked = await unlocking(stored, passphrase);
        if (unlocked.recovered) await ports.damaged.set(stored);
        const key = await renew(passphrase, stored, unlocked);
        await begin(key, unlocked.content, unlocked.recovered);
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
    update: (change) =>
      serially(async () => {
        const opened = await read();
        if (opened === null) return false;
        const content = change(opened.content);
        await ports.stored.set(await sealVault(await ports.stored.get(), opened.key, content));
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
          await unlocking(await ports.stored.get(), passphrase);
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
        const stored = await ports.stored.get();
        const { content } = await unlocking(stored, current);
        const key = await replace(next, content);
        await ports.open.set({ ...session, key: encodeBase64(key), recovered: false });
        // It opens with the old passphrase.
        await ports.damaged.remove();
        return true;
      }),
    reset: () =>
      serially(async () => {
        await forget();
        await ports.damaged.remove();
        await ports.stored.remove();
      }),
  };
}

type Unlocked<T> = Awaited<ReturnType<typeof unlockVault<T>>>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function inMilliseconds({ idleMinutes, absoluteHours }: LockLimits) {
  return { idle: idleMinutes * MINUTE, absolute: absoluteHours * HOUR };
}

function deadlineOf({ openedAt, touchedAt, idle, absolute }: OpenVault): number {
  return Math.min(touchedAt + idle, openedAt + absolute);
}

/** The code of a vault's failure, or null where it is none of the vault's. */
export function vaultErrorCode(error: unknown): VaultErrorCode | null {
  return error instanceof VaultError ? error.code : null;
}
