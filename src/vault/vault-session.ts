import { createSerial } from '../concurrency/serial';
import { decodeBase64, encodeBase64 } from './base64';
import { type ContentParser, createVault, openVault, sealVault, unlockVault } from './vault';
import { VaultError, type VaultErrorCode } from './vault-error';

/** How long an unlocked vault waits for the agent's next command. Milliseconds. */
export const idleLimit = 15 * 60_000;

/** The open vault, as far as it outlives a worker: in memory only. `deadline` is milliseconds since the epoch. */
export interface OpenVault {
  readonly key: string;
  readonly deadline: number;
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
  readonly now: () => number;
  /** Hears when the vault is to be locked next, in milliseconds since the epoch. */
  readonly deadlineMoved: (deadline: number) => void;
}

export type VaultStatus =
  | { readonly status: 'absent' }
  | { readonly status: 'locked' }
  | { readonly status: 'unlocked'; readonly recovered: boolean };

/** Creating, unlocking, locking and changing the one vault. Methods reject with {@link VaultError} or a storage error. */
export interface VaultSession<T> {
  status(): Promise<VaultStatus>;
  /** False, and nothing done, where there is a vault already. */
  create(passphrase: string, content: T): Promise<boolean>;
  unlock(passphrase: string): Promise<void>;
  lock(): Promise<void>;
  /** The agent is there: the idle deadline moves. */
  touch(): Promise<void>;
  /** Null while locked. */
  content(): Promise<T | null>;
  /** Writes what `change` makes of the content; false, and nothing done, while locked. */
  update(change: (content: T) => T): Promise<boolean>;
}

export function createVaultSession<T>(ports: VaultSessionPorts<T>): VaultSession<T> {
  const serially = createSerial();

  /** The open vault, unless its deadline has passed: then it is locked here and now, whatever became of the alarm. */
  async function open(): Promise<OpenVault | null> {
    const session = await ports.open.get();
    if (session === null || session.deadline > ports.now()) return session;
    await ports.open.remove();
    return null;
  }

  async function keep(key: string, recovered: boolean): Promise<void> {
    const deadline = ports.now() + idleLimit;
    await ports.open.set({ key, deadline, recovered });
    ports.deadlineMoved(deadline);
  }

  async function read(): Promise<{ key: Uint8Array; content: T } | null> {
    const session = await open();
    const key = session === null ? null : decodeBase64(session.key);
    if (key === null) return null;
    return { key, content: await openVault(await ports.stored.get(), key, ports.parse) };
  }

  return {
    async status() {
      const session = await open();
      if (session !== null) return { status: 'unlocked', recovered: session.recovered };
      return { status: (await ports.stored.get()) === null ? 'absent' : 'locked' };
    },
    create: (passphrase, content) =>
      serially(async () => {
        if ((await ports.stored.get()) !== null) return false;
        const { record, key } = await createVault(passphrase, content);
        await ports.stored.set({ current: record, previous: null });
        await keep(encodeBase64(key), false);
        return true;
      }),
    unlock: (passphrase) =>
      serially(async () => {
        const stored = await ports.stored.get();
        const { key, recovered } = await unlockVault(stored, passphrase, ports.parse);
        if (recovered) await ports.damaged.set(stored);
        await keep(encodeBase64(key), recovered);
      }),
    lock: () => serially(() => ports.open.remove()),
    touch: () =>
      serially(async () => {
        const session = await open();
        if (session !== null) await keep(session.key, session.recovered);
      }),
    content: async () => (await read())?.content ?? null,
    update: (change) =>
      serially(async () => {
        const opened = await read();
        if (opened === null) return false;
        const stored = await ports.stored.get();
        await ports.stored.set(await sealVault(stored, opened.key, change(opened.content)));
        return true;
      }),
  };
}

/** The code of a vault's failure, or null where it is none of the vault's. */
export function vaultErrorCode(error: unknown): VaultErrorCode | null {
  return error instanceof VaultError ? error.code : null;
}
