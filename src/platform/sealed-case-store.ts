import * as v from 'valibot';
import { type CaseMark, faultBeside, markFor } from '../case/case-mark';
import {
  CaseRecordError,
  caseText,
  decodeCase1,
  parseCaseText,
  recordVersion,
} from '../case/case-record';
import type { CaseStore, HeldCase } from '../case/ports';
import type { PurposeKey } from '../vault/purpose-keys';
import { openText, SealedTextSchema, sealText } from '../vault/sealed-text';
import type { StoredItem } from './stored-item';

/** What the store needs of the vault: keys while it is open, and a place for the mark. */
export interface CaseVault {
  /** Newest first; null while it is locked. */
  keys(): Promise<readonly PurposeKey[] | null>;
  /** `undefined` in a vault of version 1, which did not know of its case. */
  mark(): Promise<CaseMark | null | undefined>;
  /** False while it is locked. */
  setMark(mark: CaseMark | null): Promise<boolean>;
}

/** The current case on disk, sealed with its secrets, and a place for records that cannot be read. */
export interface SealedCaseStore extends CaseStore {
  /** Moves the stored record elsewhere, to make room for a new case. */
  setAside(): Promise<void>;
  /** Drops the key that a lock leaves for pending requests. */
  forgetKey(): void;
}

const recordSchema = v.object({ version: v.literal(2), ...SealedTextSchema.entries });

/** A case as it is stored. */
export type SealedCase = v.InferOutput<typeof recordSchema>;

const context = 'case 2';
const damagedContext = 'damaged case 2';

export function createSealedCaseStore(
  stored: StoredItem<unknown>,
  damaged: StoredItem<unknown[]>,
  vault: CaseVault,
): SealedCaseStore {
  let keyAtHand: PurposeKey | null = null;
  let marked: CaseMark | null = null;

  async function open(record: unknown, keys: readonly PurposeKey[]): Promise<HeldCase> {
    const version = recordVersion(record);
    if (version === 1) return decodeCase1(record);
    if (version !== 2) throw new CaseRecordError('unknown-version');
    const sealed = v.safeParse(recordSchema, record);
    if (!sealed.success) throw new CaseRecordError('unreadable');
    const text = await openText(keys, sealed.output, context);
    if (text === null) throw new CaseRecordError('corrupt');
    return parseCaseText(text);
  }

  async function setMark(mark: CaseMark | null): Promise<void> {
    if (await vault.setMark(mark)) marked = mark;
  }

  async function write(held: HeldCase, key: PurposeKey): Promise<void> {
    const record: SealedCase = { version: 2, ...(await sealText(key, caseText(held), context)) };
    await stored.set(record);
  }

  async function save(held: HeldCase): Promise<void> {
    keyAtHand = (await vault.keys())?.[0] ?? keyAtHand;
    if (keyAtHand === null) throw new CaseRecordError('corrupt');
    const mark = markFor(held.current, marked);
    if (mark?.state === 'opening') await setMark(mark);
    await write(held, keyAtHand);
    // From now on, an older record is refused. The request need not wait for that.
    if (mark !== null && mark.state !== 'opening') void setMark(mark).catch(() => undefined);
  }

  /** Seals what version 1 stored in the clear. If this fails, the next unlock tries again. */
  async function migrate(held: HeldCase | null, key: PurposeKey): Promise<void> {
    const aside = await damaged.get();
    if (aside !== null)
      await damaged.set(await Promise.all(aside.map((each) => hidden(each, key))));
    if (held === null) return setMark(null);
    const { id, revision } = held.current;
    // The mark comes second: from then on, a case in the clear is refused.
    await write(held, key);
    await setMark({ id, revision, state: 'open' });
  }

  /** A record that cannot be read, as it is kept: sealed, because it may contain a case in the clear. */
  async function hidden(record: unknown, key: PurposeKey): Promise<unknown> {
    if (v.is(recordSchema, record)) return record;
    return { version: 2, ...(await sealText(key, JSON.stringify(record), damagedContext)) };
  }

  return {
    async load() {
      const keys = await vault.keys();
      if (keys === null) return 'locked';
      keyAtHand = keys[0] ?? null;
      const [record, mark] = await Promise.all([stored.get(), vault.mark()]);
      const held = record === null ? null : await open(record, keys);
      // Only a vault of version 1 accepts a case in the clear: there is nothing that proves who wrote it.
      if (mark !== undefined && record !== null && recordVersion(record) === 1) {
        throw new CaseRecordError('rolled-back');
      }
      const fault = faultBeside(held?.current ?? null, mark);
      if (fault !== null) throw new CaseRecordError(fault);
      marked = mark ?? null;
      if (mark === undefined && keyAtHand !== null) {
        await migrate(held, keyAtHand).catch(() => undefined);
      } else if (held === null && marked !== null) await setMark(null);
      return held;
    },
    save,
    async clear() {
      if (marked !== null) await setMark({ ...marked, state: 'closing' });
      await stored.remove();
      await setMark(null);
    },
    async setAside() {
      const record = await stored.get();
      if (record !== null) {
        const key = (await vault.keys())?.[0] ?? null;
        if (key === null) throw new CaseRecordError('corrupt');
        await damaged.set([...((await damaged.get()) ?? []), await hidden(record, key)]);
        await stored.remove();
      }
      await setMark(null);
    },
    forgetKey() {
      keyAtHand = null;
    },
  };
}
