import * as v from 'valibot';
import {
  digitsCheckSchema,
  environmentRefSchema,
  operationSchema,
  outcomeKindSchema,
  waySchema,
} from '../case/case-schema';
import type { Person, Receipt } from '../case/receipt';

const text = v.pipe(v.string(), v.maxLength(4096));

/** Milliseconds since the epoch, as far as `Date` goes: a date beyond that cannot be written. */
export const momentSchema = v.pipe(v.number(), v.minValue(-8.64e15), v.maxValue(8.64e15));

const isMoment = (value: number) => v.is(momentSchema, value);

export const personSchema: v.GenericSchema<unknown, Person> = v.object({
  userId: v.nullable(text),
  phone: v.nullable(text),
  phoneCorrelation: v.nullable(text),
  note: text,
  reason: text,
});

const receiptSchema: v.GenericSchema<unknown, Receipt> = v.object({
  version: v.literal(2),
  caseId: text,
  openedAt: momentSchema,
  closedAt: momentSchema,
  agent: text,
  environment: environmentRefSchema,
  way: waySchema,
  verifiedHow: text,
  ticket: text,
  outcome: outcomeKindSchema,
  failureCode: v.nullable(text),
  requestId: v.nullable(text),
  operations: v.pipe(
    v.array(operationSchema),
    v.check((all) => all.every(({ startedAt }) => isMoment(startedAt))),
  ),
  readBack: v.picklist(['no-phone', 'other-phone', 'phone', 'not-read']),
  token: v.picklist(['none', 'refused', 'still-accepted', 'revoked', 'not-revoked']),
  digitsCheck: v.optional(digitsCheckSchema),
  person: v.nullable(personSchema),
});

/** A stored receipt, or null for what is none of this version. */
export function parseReceipt(value: unknown): Receipt | null {
  const parsed = v.safeParse(receiptSchema, value);
  return parsed.success ? parsed.output : null;
}
