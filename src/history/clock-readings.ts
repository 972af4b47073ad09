import * as v from 'valibot';

/**
 * What is known of the computer's clock, which may be set to anything at any time. All times are readings of it, in
 * milliseconds since the epoch, and 0 where there is none.
 */
export const ClockReadingsSchema = v.pipe(
  v.object({
    /** The last reading that was recorded: one a day, and each that finds the clock set back. */
    latest: v.number(),
    /** An earlier reading that `latest` confirms: it came at least a day later. */
    confirmed: v.number(),
    /** Where the clock was last found set back. */
    setBack: v.pipe(
      v.object({
        foundAt: v.number(),
        /** The reading before. */
        from: v.number(),
        /** Entries with a greater `seq` were sealed after `from`, whatever their date. */
        seq: v.number(),
      }),
      v.readonly(),
    ),
  }),
  v.readonly(),
);

export type ClockReadings = v.InferOutput<typeof ClockReadingsSchema>;

export const noReadings: ClockReadings = {
  latest: 0,
  confirmed: 0,
  setBack: { foundAt: 0, from: 0, seq: 0 },
};

export const day = 86_400_000;

/**
 * The readings after one more.
 *
 * @param seq the last entry that is sealed
 * @param dates of what is about to be sealed: a date before the last reading shows that the clock was set back, too
 */
export function withReading(
  before: ClockReadings,
  now: number,
  seq: number,
  dates: readonly number[],
): ClockReadings {
  const { latest } = before;
  const setBack = { foundAt: now, from: latest, seq };
  if (now < latest) return { latest: now, confirmed: 0, setBack };
  const after = now - latest < day ? before : { ...before, latest: now, confirmed: latest };
  return dates.some((date) => date < latest) ? { ...after, setBack } : after;
}

/**
 * When an entry was sealed, by all that is known; null where its date is in the future, so that only the entries behind it
 * can tell.
 */
export function sealedAt(
  { setBack }: ClockReadings,
  { seq, date, now }: { readonly seq: number; readonly date: number; readonly now: number },
): number | null {
  if (date > now) return null;
  return seq > setBack.seq && setBack.from <= now ? Math.max(date, setBack.from) : date;
}

/**
 * Up to which date entries count for the last hour. A clock that was put right leaves entries dated in the future: for a day
 * ahead they count, so that setting the clock back frees nobody from a limit. Those further ahead count until an hour after
 * the clock was put right, so that the limit does not hold until their date comes.
 *
 * @param since the first moment that counts
 */
export function countedUntil(
  { latest, setBack }: ClockReadings,
  { since, now }: { readonly since: number; readonly now: number },
): number {
  const putRightLately = latest > now || (setBack.foundAt >= since && setBack.foundAt <= now);
  return putRightLately ? Number.POSITIVE_INFINITY : now + day;
}
