import * as v from 'valibot';

/** The fields of a request, parsed, or what is wrong with them. */
export type FieldReading<Fields> =
  | { readonly kind: 'good'; readonly fields: Fields; readonly stray: readonly string[] }
  | { readonly kind: 'bad'; readonly wrong: readonly string[]; readonly stray: readonly string[] };

/**
 * Parses the fields of a request.
 *
 * @returns the parsed fields, or the paths of the wrong ones; in both cases the paths of those the schema does not name
 */
export function readFields<Fields>(
  schema: v.GenericSchema<unknown, Fields>,
  input: unknown,
): FieldReading<Fields> {
  const result = v.safeParse(schema, input);
  const stray = strayPaths(input, result.output, '');
  if (result.success) return { kind: 'good', fields: result.output, stray };
  const wrong = result.issues.map((issue) => v.getDotPath(issue) ?? 'body');
  return { kind: 'bad', wrong: [...new Set(wrong)], stray };
}

/** Schemas drop unknown fields, so fields that only the input has are stray. */
function strayPaths(input: unknown, output: unknown, prefix: string): string[] {
  if (!isRecord(input) || !isRecord(output)) return [];
  return Object.keys(input).flatMap((key) =>
    Object.hasOwn(output, key)
      ? strayPaths(input[key], output[key], `${prefix}${key}.`)
      : [`${prefix}${key}`],
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
