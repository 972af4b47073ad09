import * as v from 'valibot';
import { EnvironmentSchema } from './environment';
import { foldLabel } from './label';
import { PACK_ENVIRONMENTS_MAX } from './pack-limits';

/**
 * The content of an opened pack. Do not log or show the errors of a failed parse: they quote their input, including
 * secrets.
 */
export const PackContentSchema = v.pipe(
  v.strictObject({
    version: v.literal(1),
    /** A random id of the vault that exported the pack. */
    issuer: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
    /** Milliseconds since the epoch. */
    issuedAt: v.pipe(v.number(), v.integer(), v.minValue(0)),
    environments: v.pipe(
      v.array(EnvironmentSchema),
      v.minLength(1),
      v.maxLength(PACK_ENVIRONMENTS_MAX),
      v.check((all) => allDiffer(all.map(({ id }) => id)), 'an id twice'),
      v.check((all) => allDiffer(all.map(({ label }) => foldLabel(label))), 'a label twice'),
      v.readonly(),
    ),
  }),
  v.readonly(),
);

export type PackContent = v.InferOutput<typeof PackContentSchema>;

function allDiffer(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}
