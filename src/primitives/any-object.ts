import * as v from 'valibot';

/** An object of which nothing is known: what is read of it is looked at where it is read. */
export const anyObject = v.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null,
);
