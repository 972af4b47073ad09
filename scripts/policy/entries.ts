import * as v from 'valibot';
import schema from '../../public/managed_schema.json' with { type: 'json' };

const types = ['integer', 'boolean', 'string', 'array'] as const;

const entrySchema = v.object({
  title: v.string(),
  description: v.string(),
  type: v.picklist(types),
  enum: v.optional(v.array(v.string())),
});

/** One thing that a policy can say, by its path in it: `safeguards.ticket`. */
export interface Entry extends v.InferOutput<typeof entrySchema> {
  readonly path: string;
}

const { safeguards, environments, ...plain } = schema.properties;

function entriesOf(properties: object, prefix = ''): Entry[] {
  return Object.entries(properties).map(([name, entry]) => ({
    path: prefix + name,
    ...v.parse(entrySchema, entry),
  }));
}

/** Every entry but the environments, in the order in which they are asked for. */
export const entries: readonly Entry[] = [
  ...entriesOf(plain),
  ...entriesOf(safeguards.properties, 'safeguards.'),
];

/** What an environment consists of. */
export const environmentEntries: readonly Entry[] = entriesOf(environments.items.properties);
