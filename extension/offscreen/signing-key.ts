import * as v from 'valibot';

const keySchema = v.object({
  kty: v.string(),
  n: v.string(),
  e: v.string(),
  d: v.string(),
  p: v.string(),
  q: v.string(),
  dp: v.string(),
  dq: v.string(),
  qi: v.string(),
});

/** A round's key in an importable form. */
export function importableKey(text: string): v.InferOutput<typeof keySchema> {
  return v.parse(keySchema, JSON.parse(text));
}
