import * as v from 'valibot';

/** A round of practice, by which its service can be brought back to where it was. */
const storedRoundSchema = v.object({
  seed: v.number(),
  /** A JSON web key. */
  signingKey: v.string(),
  requests: v.array(
    v.object({
      at: v.number(),
      url: v.string(),
      method: v.string(),
      headers: v.record(v.string(), v.string()),
      body: v.nullable(v.string()),
    }),
  ),
});

export type StoredRound = v.InferOutput<typeof storedRoundSchema>;

export function parseRound(value: unknown): StoredRound {
  return v.parse(storedRoundSchema, value);
}
