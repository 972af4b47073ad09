import * as v from 'valibot';
import { ClockReadingsSchema, noReadings } from './clock-readings';
import { RETENTION_DAYS_DEFAULT, RETENTION_DAYS_MAX, RETENTION_DAYS_MIN } from './limits';

/** A link that the next one hangs on. The first of all hangs on `{ seq: 0, mac: '' }`. */
const LinkSchema = v.pipe(
  v.object({
    seq: v.pipe(v.number(), v.integer(), v.minValue(0)),
    mac: v.pipe(v.string(), v.maxLength(64)),
  }),
  v.readonly(),
);

export type Link = v.InferOutput<typeof LinkSchema>;

export const firstLink: Link = { seq: 0, mac: '' };

const key = v.pipe(v.string(), v.maxLength(64));

/** What the vault holds of the history: with it a rewritten or cut chain is told from the true one. */
export const ChainStateSchema = v.pipe(
  v.object({
    /** Keys in base64, `''` until the first receipt: of the chain, and of what correlates numbers. */
    chainKey: key,
    correlationKey: key,
    /** The last entry that is known to be there. */
    head: LinkSchema,
    /** The last entry of those that were let go because of their age. */
    anchor: LinkSchema,
    retentionDays: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(RETENTION_DAYS_MIN),
      v.maxValue(RETENTION_DAYS_MAX),
    ),
    clock: v.optional(ClockReadingsSchema, noReadings),
    /**
     * Erased entries, ascending. Listed before their rows are rewritten, so that an older copy of a row shows nothing and is
     * erased again.
     */
    erased: v.optional(v.pipe(v.array(v.number()), v.readonly()), []),
    /** Whether all receipts on disk are encrypted. If so, an unencrypted one was planted. */
    encrypted: v.optional(v.boolean(), false),
  }),
  v.readonly(),
);

export type ChainState = v.InferOutput<typeof ChainStateSchema>;

export const noChain: ChainState = {
  chainKey: '',
  correlationKey: '',
  head: firstLink,
  anchor: firstLink,
  retentionDays: RETENTION_DAYS_DEFAULT,
  clock: noReadings,
  erased: [],
  encrypted: false,
};

/** Adds to the vault's list of erased entries. */
export function withErased(chain: ChainState, places: readonly number[]): ChainState {
  const erased = [...new Set([...chain.erased, ...places])].sort((one, other) => one - other);
  return { ...chain, erased };
}
