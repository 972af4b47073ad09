import * as v from 'valibot';
import {
  environmentRefSchema,
  operationSchema,
  outcomeKindSchema,
  waySchema,
} from '../case/case-schema';
import type { Person, Receipt } from '../case/receipt';

const text = v.pipe(v.string(), v.maxLength(4096));

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
  openedAt: v.number(),
  closedAt: v.number(),
  agent: text,
  environment: environmentRefSchema,
  way: waySchema,
  verifiedHow: text,
  ticket: text,
  outcome: outcomeKindSchema,
  failureCode: v.nullable(text),
  requestId: v.nullable(text),
  operations: v.array(operationSchema),
  readBack: v.picklist(['no-phone', 'other-phone', 'phone', 'not-read']),
  token: v.picklist(['none', 'refused', 'still-accepted', 'revoked', 'not-revoked']),
  person: v.nullable(personSchema),
});

/** A stored receipt, or null for what is none of this version. */
export function parseReceipt(value: unknown): Receipt | null {
  const parsed = v.safeParse(receiptSchema, value);
  return parsed.success ? parsed.output : null;
}
