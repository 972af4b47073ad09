import * as v from 'valibot';
import type { OutcomeKind } from '../case/case';
import type { Receipt } from '../case/receipt';
import { shownEnding } from '../phone/mask-phone';
import type { HistoryEntry, Route } from './history';
import { momentSchema, parseReceipt, personSchema } from './receipt-schema';
import type { Sealed } from './seal';

/**
 * One entry as the database has it: sealed, with what it is found by. None of the latter is hashed: all of it is made of
 * what is, and checked against it.
 */
export interface Row extends Sealed {
  /** When what it said of the caller was erased, in milliseconds since the epoch. */
  readonly erasedAt: number | null;
  readonly supersededBy: number | null;
  readonly current: 0 | 1;
  readonly caseId: string;
  readonly closedAt: number;
  readonly outcome: OutcomeKind;
  readonly route: Route;
  readonly environmentId: string;
  /** In lower case: it is found by the beginning of any of them. */
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

/** The part of a row that says something, or null for what is no row. */
export type ReadRow = v.InferOutput<typeof rowSchema> & { readonly receipt: Receipt };

/** A stored row, or null for what cannot be read: it is kept, and the chain tells of it. */
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

/** The place of a stored row, whatever else it holds. */
export function seqOf(value: unknown): number | null {
  const seq: unknown = Reflect.get(Object(value), 'seq');
  return typeof seq === 'number' ? seq : null;
}

/** A sealed entry with what it is found by. */
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

/** What a receipt is found by: each word of it once, and the last digits of the number. */
export function wordsOf(receipt: Receipt): string[] {
  const { ticket, agent, environment, requestId, caseId, verifiedHow, person } = receipt;
  const lastDigits = shownEnding(person?.phone ?? '');
  const texts = [ticket, agent, environment.label, requestId ?? '', caseId, verifiedHow];
  const split = texts.flatMap((each) => [each, ...each.split(/\s+/)]);
  const all = [...split, person?.userId ?? '', lastDigits].map((each) => each.trim().toLowerCase());
  return [...new Set(all)].filter((word) => word !== '').map((word) => word.slice(0, 128));
}

/** What is looked for, word by word. */
export function searchedWords(typed: string): string[] {
  return typed
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Whether a stored row is found by what stands in it: otherwise it could be hidden, or brought where it does not belong. */
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
