import * as v from 'valibot';

/** An object with these entries and no others. A tenth of what valibot's `strictObject` weighs, which says more of what is wrong. */
export function exactObject<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.pipe(
    v.custom<object>(
      (value) =>
        typeof value === 'object' &&
        value !== null &&
        Object.keys(value).every((key) => Object.hasOwn(entries, key)),
    ),
    v.object(entries),
  );
}
