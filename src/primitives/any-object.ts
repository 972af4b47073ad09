import * as v from 'valibot';

/** Any object. Each field is checked where it is read. */
export const anyObject = v.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null,
);
