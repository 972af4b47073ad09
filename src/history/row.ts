import * as v from 'valibot';
import type { OutcomeKind } from '../case/case';
import type { Receipt } from '../case/receipt';
import type { HistoryEntry, Route } from './history';
import { momentSchema, parseReceipt, personSchema } from './receipt-schema';
import type { Sealed } from './seal';

/** One entry as read: its part of the chain, and what changed after it was sealed. */
export interface Row extends Sealed {
  /** When the data about the caller was erased, in milliseconds since the epoch. */
  readonly erasedAt: number | null;
  /** The `seq` of a later receipt of the same case. */
  readonly supersededBy: number | null;
}

/** A row with its receipt. */
export interface ReadRow extends Row {
  readonly receipt: Receipt;
}

/** Columns for sorting and counting. Derived from the row, and stored with it unencrypted. */
export interface Columns {
  readonly seq: number;
  readonly supersededBy: number | null;
  readonly current: 0 | 1;
  readonly closedAt: number;
  readonly outcome: OutcomeKind;
  readonly route: Route;
  readonly environmentId: string;
}

const text = v.pipe(v.string(), v.maxLength(65_536));
export const placeSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

const rowSchema: v.GenericSchema<unknown, Row> = v.object({
  seq: placeSchema,
  body: text,
  commitment: text,
  mac: text,
  salt: v.nullable(text),
  person: v.nullable(personSchema),
  erasedAt: v.nullable(momentSchema),
  supersededBy: v.nullable(placeSchema),
});

/** A row, or null if it is unreadable. It stays, and verifying reports it. */
export function parseRow(value: unknown): ReadRow | null {
  const row = v.safeParse(rowSchema, value);
  if (!row.success) return null;
  const { body, person } = row.output;
  try {
    const said: unknown = JSON.parse(body);
    const receipt = parseReceipt(Object.assign({}, said, { person }));
    return receipt === null ? null : { ...row.output, receipt };
  } catch {
    return null;
  }
}

/** A stored row's position in the chain, whatever else the row contains. Null if it can have none. */
export function placeOf(value: unknown): number | null {
  const seq: unknown = Reflect.get(Object(value), 'seq');
  return v.is(placeSchema, seq) ? seq : null;
}

export function columnsOf({ seq, supersededBy, receipt }: ReadRow): Columns {
  return {
    seq,
    supersededBy,
    current: supersededBy === null ? 1 : 0,
    closedAt: receipt.closedAt,
    outcome: receipt.outcome,
    route: routeOf(receipt),
    environmentId: receipt.environment.id,
  };
}

/** The part of a row that views show. Erased data is never shown again, whatever the row says. */
export function entryOf(
  { seq, receipt, erasedAt, supersededBy }: ReadRow,
  erased: readonly number[],
): HistoryEntry {
  const shown = erased.includes(seq) ? { ...receipt, person: null } : receipt;
  return { seq, receipt: shown, erasedAt, supersededBy };
}

export function routeOf({ way }: Pick<Receipt, 'way'>): Route {
  return way === 'admin' ? 'lost-phone' : 'caller-has-phone';
}
