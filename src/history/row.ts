import * as v from 'valibot';
import type { OutcomeKind } from '../case/case';
import type { Receipt } from '../case/receipt';
import type { HistoryEntry, Route } from './history';
import { momentSchema, parseReceipt, personSchema } from './receipt-schema';
import type { Sealed } from './seal';

/** One entry as it is read: an entry of the chain, and what became of it since. */
export interface Row extends Sealed {
  /** When the data about the caller was erased, in milliseconds since the epoch. */
  readonly erasedAt: number | null;
  /** The `seq` of a later word on the same case. */
  readonly supersededBy: number | null;
}

/** A row and the receipt that it holds. */
export interface ReadRow extends Row {
  readonly receipt: Receipt;
}

/** What rows are sorted and counted by. It is made of the row, and stored beside it in the clear. */
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

/** A row, or null for what cannot be read: it is kept, and the chain tells of it. */
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

/** The place of a stored row in the chain, whatever else it holds; null for what can have none. */
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

/** What is shown of a row. What was erased once is not shown again, whatever the row says. */
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
