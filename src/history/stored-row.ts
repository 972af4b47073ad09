import * as v from 'valibot';
import { outcomeKindSchema } from '../case/case-schema';
import type { Encrypted, KeyRing } from './key-ring';
import { type Columns, columnsOf, parseRow, placeSchema, type ReadRow, type Row } from './row';
import { tokensOf } from './words';

/**
 * One entry as stored: encrypted, with columns for sorting and counting, and tokens for searching. All of these are
 * authenticated with it.
 */
export interface StoredRow extends Columns, Encrypted {
  /** The same for all entries of a case. */
  readonly caseTag: string;
  readonly tokens: readonly number[];
}

const text = v.pipe(v.string(), v.maxLength(4096));
export const bytesSchema = v.custom<Uint8Array<ArrayBuffer>>(
  (value) => value instanceof Uint8Array,
);

const storedRowSchema: v.GenericSchema<unknown, StoredRow> = v.strictObject({
  seq: placeSchema,
  supersededBy: v.nullable(placeSchema),
  current: v.picklist([0, 1]),
  closedAt: v.number(),
  outcome: outcomeKindSchema,
  route: v.picklist(['caller-has-phone', 'lost-phone']),
  environmentId: text,
  caseTag: text,
  tokens: v.array(v.number()),
  keyId: text,
  iv: bytesSchema,
  ciphertext: bytesSchema,
});

/** Everything needed to read rows. */
export interface RowReading {
  readonly ring: KeyRing;
  /** Whether unencrypted rows of version 2 are accepted, because not all are encrypted yet. */
  readonly plain: boolean;
}

export async function encryptRow(row: Row, ring: KeyRing): Promise<StoredRow> {
  const read = parseRow(row);
  if (read === null) throw new TypeError('only what can be read again is written');
  const { body, commitment, mac, salt, person, erasedAt } = row;
  const [tokens, [caseTag]] = await Promise.all([
    tokensOf(read.receipt, ring),
    ring.caseTags(read.receipt.caseId),
  ]);
  const columns = { ...columnsOf(read), caseTag, tokens };
  const secret = JSON.stringify({ body, commitment, mac, salt, person, erasedAt });
  return { ...columns, ...(await ring.encrypt(secret, contextOf(columns))) };
}

/** A stored row, or null if it is unreadable. It stays, and verifying reports it. */
export async function readRow(value: unknown, reading: RowReading): Promise<ReadRow | null> {
  const { ring, plain } = reading;
  const stored = v.safeParse(storedRowSchema, value);
  if (!stored.success) return plain && isPlain(value) ? parseRow(value) : null;
  const { keyId, iv, ciphertext, ...columns } = stored.output;
  const secret = await ring.decrypt({ keyId, iv, ciphertext }, contextOf(columns));
  if (secret === null) return null;
  const { seq, supersededBy } = columns;
  const row = parseRow(Object.assign({}, parsed(secret), { seq, supersededBy }));
  return row !== null && hasItsColumns(row, columns) ? row : null;
}

/** Rows of version 2 have an unencrypted body. */
export function isPlain(value: unknown): boolean {
  return typeof Reflect.get(Object(value), 'body') === 'string';
}

function contextOf(columns: Columns & Pick<StoredRow, 'caseTag' | 'tokens'>): readonly unknown[] {
  const { seq, supersededBy, current, closedAt, outcome, route, environmentId } = columns;
  const { caseTag, tokens } = columns;
  const sorted = [seq, supersededBy, current, closedAt, outcome, route, environmentId];
  return ['receipt', ...sorted, caseTag, tokens];
}

/** Whether the columns match the receipt. Somebody who has a former key could encrypt a row with other columns. */
function hasItsColumns(row: ReadRow, stored: Columns): boolean {
  const own = columnsOf(row);
  return (
    own.current === stored.current &&
    own.closedAt === stored.closedAt &&
    own.outcome === stored.outcome &&
    own.route === stored.route &&
    own.environmentId === stored.environmentId
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
