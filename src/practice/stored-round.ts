import * as v from 'valibot';

function holdsTexts(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((each) => typeof each === 'string')
  );
}

/** A round of practice, from which its service can be restored. */
const storedRoundSchema = v.object({
  seed: v.number(),
  /** A JSON web key. */
  signingKey: v.string(),
  requests: v.array(
    v.object({
      at: v.number(),
      url: v.string(),
      method: v.string(),
      headers: v.custom<Readonly<Record<string, string>>>(holdsTexts),
      body: v.nullable(v.string()),
    }),
  ),
});

export type StoredRound = v.InferOutput<typeof storedRoundSchema>;

export function parseRound(value: unknown): StoredRound {
  return v.parse(storedRoundSchema, value);
}
