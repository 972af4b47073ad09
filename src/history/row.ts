import * as v from 'valibot';
import type { OutcomeKind } from '../case/case';
import type { Receipt } from '../case/receipt';
import { shownEnding } from '../phone/mask-phone';
import type { HistoryEntry, Route } from './history';
import { momentSchema, parseReceipt, personSchema } from './receipt-schema';
import type { Sealed } from './seal';

/**
 * One entry in the database: sealed, with its search terms. The search terms are not hashed, because they are derived from
 * hashed data and checked against it.
 */
export interface Row extends Sealed {
  /** When the data about the caller was erased, in milliseconds since the epoch. */
  readonly erasedAt: number | null;
  readonly supersededBy: number | null;
  readonly current: 0 | 1;
  readonly caseId: string;
  readonly closedAt: number;
  readonly outcome: OutcomeKind;
  readonly route: Route;
  readonly environmentId: string;
  /** In lower case. A search matches the beginning of any word. */
  readonly words: readonly string[];
}

const text = v.pipe(v.string(), v.maxLength(65_536));

const rowSchema = v.object({
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  body: text,
  commitment: text,
  mac: text,
  salt: v.nullable(text),
  person: v.nullable(personSchema),
  erasedAt: v.nullable(momentSchema),
  supersededBy: v.nullable(v.number()),
});

/** The meaningful part of a row, or null if the value is not a row. */
export type ReadRow = v.InferOutput<typeof rowSchema> & { readonly receipt: Receipt };

/** A stored row, or null if it is unreadable: it is kept, and verification reports it. */
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

/** The position of a stored row, even if the rest is unreadable. */
export function seqOf(value: unknown): number | null {
  const seq: unknown = Reflect.get(Object(value), 'seq');
  return typeof seq === 'number' ? seq : null;
}

/** A sealed entry with its search terms. */
export function rowOf(
  sealed: Sealed,
  receipt: Receipt,
  { erasedAt = null, supersededBy = null }: Partial<Pick<Row, 'erasedAt' | 'supersededBy'>> = {},
): Row {
  return {
    ...sealed,
    erasedAt,
    supersededBy,
    current: supersededBy === null ? 1 : 0,
    caseId: receipt.caseId,
    closedAt: receipt.closedAt,
    outcome: receipt.outcome,
    route: routeOf(receipt),
    environmentId: receipt.environment.id,
    words: wordsOf({ ...receipt, person: sealed.person }),
  };
}

export function entryOf({ seq, receipt, erasedAt, supersededBy }: ReadRow): HistoryEntry {
  return { seq, receipt, erasedAt, supersededBy };
}

export function routeOf({ way }: Pick<Receipt, 'way'>): Route {
  return way === 'admin' ? 'lost-phone' : 'caller-has-phone';
}

/** A receipt's search terms: each word once, and the last digits of the number. */
export function wordsOf(receipt: Receipt): string[] {
  const { ticket, agent, environment, requestId, caseId, verifiedHow, person } = receipt;
  const lastDigits = shownEnding(person?.phone ?? '');
  const texts = [ticket, agent, environment.label, requestId ?? '', caseId, verifiedHow];
  const split = texts.flatMap((each) => [each, ...each.split(/\s+/)]);
  const all = [...split, person?.userId ?? '', lastDigits].map((each) => each.trim().toLowerCase());
  return [...new Set(all)].filter((word) => word !== '').map((word) => word.slice(0, 128));
}

/** The words of a search. */
export function searchedWords(typed: string): string[] {
  return typed
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Whether the search terms of a stored row match its content: otherwise it could be hidden, or found by the wrong search. */
export function isFoundByItsOwn(value: unknown, row: ReadRow): boolean {
  const { erasedAt, supersededBy } = row;
  const own = rowOf(row, row.receipt, { erasedAt, supersededBy });
  return foundBy.every(
    (name) => JSON.stringify(Reflect.get(Object(value), name)) === JSON.stringify(own[name]),
  );
}

const foundBy = [
  'current',
  'caseId',
  'closedAt',
  'outcome',
  'route',
  'environmentId',
  'words',
] as const satisfies readonly (keyof Row)[];
