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
import { openText, sealText } from '../vault/sealed-text';
import type { StoredItem } from './stored-item';

/** What the vault gives: keys while it is open, and a place for the mark. */
export interface CaseVault {
  /** Newest first; null while it is locked. */
  keys(): Promise<readonly PurposeKey[] | null>;
  /** `undefined`: it has never known of a case. */
  mark(): Promise<CaseMark | null | undefined>;
  /** False while it is locked. */
  setMark(mark: CaseMark | null): Promise<boolean>;
}

/** The case in hand on disk, sealed with its secrets, and a place for records that cannot be read. */
export interface SealedCaseStore extends CaseStore {
  /** Makes room for a new case. What is stored is kept as it is, elsewhere. */
  setAside(): Promise<void>;
  /** Forgets the key that a lock leaves for what is still out. */
  forgetKey(): void;
}

/** A case as it is stored: under one of the vault's keys. */
export type SealedCase = v.InferOutput<typeof recordSchema>;

const recordSchema = v.object({
  version: v.literal(2),
  keyId: v.string(),
  iv: v.string(),
  ciphertext: v.string(),
});

const context = 'case 2';

export function createSealedCaseStore(
  stored: StoredItem<unknown>,
  damaged: StoredItem<unknown[]>,
  vault: CaseVault,
): SealedCaseStore {
  let keyAtHand: PurposeKey | null = null;
  let marked: CaseMark | null = null;

  async function open(record: unknown, keys: readonly PurposeKey[]): Promise<HeldCase> {
    const version = recordVersion(record);
    // In the clear and without a key: it is only taken from a vault that has never sealed one.
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

  return {
    async load() {
      const keys = await vault.keys();
      if (keys === null) return 'locked';
      keyAtHand = keys[0] ?? null;
      const [record, mark] = await Promise.all([stored.get(), vault.mark()]);
      const held = record === null ? null : await open(record, keys);
      if (mark !== undefined && record !== null && recordVersion(record) === 1) {
        throw new CaseRecordError('rolled-back');
      }
      const fault = faultBeside(held?.current ?? null, mark);
      if (fault !== null) throw new CaseRecordError(fault);
      marked = mark ?? null;
      if (held === null && marked !== null) await setMark(null);
      return held;
    },
    async save(held) {
      keyAtHand = (await vault.keys())?.[0] ?? keyAtHand;
      if (keyAtHand === null) throw new CaseRecordError('corrupt');
      const mark = markFor(held.current, marked);
      if (mark?.state === 'opening') await setMark(mark);
      const sealed = await sealText(keyAtHand, caseText(held), context);
      const record: SealedCase = { version: 2, ...sealed };
      await stored.set(record);
      // The least that the record has from now on. It need not be known before the request leaves.
      if (mark !== null && mark.state !== 'opening') void setMark(mark).catch(() => undefined);
    },
    async clear() {
      if (marked !== null) await setMark({ ...marked, state: 'closing' });
      await stored.remove();
      await setMark(null);
    },
    async setAside() {
      const record = await stored.get();
      if (record !== null) {
        await damaged.set([...((await damaged.get()) ?? []), record]);
        await stored.remove();
      }
      await setMark(null);
    },
    forgetKey() {
      keyAtHand = null;
    },
  };
}
