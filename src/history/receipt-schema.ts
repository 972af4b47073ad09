import * as v from 'valibot';
import {
  environmentRefSchema,
  operationSchema,
  outcomeKindSchema,
  waySchema,
} from '../case/case-schema';
import type { Receipt } from '../case/receipt';

const text = v.pipe(v.string(), v.maxLength(4096));

const receiptSchema: v.GenericSchema<unknown, Receipt> = v.object({
  version: v.literal(1),
  caseId: text,
  openedAt: v.number(),
  closedAt: v.number(),
  environment: environmentRefSchema,
  way: waySchema,
  userId: v.nullable(text),
  phone: v.nullable(text),
  outcome: outcomeKindSchema,
  reason: v.nullable(text),
  requestId: v.nullable(text),
  operations: v.array(operationSchema),
  token: v.picklist(['none', 'refused', 'still-accepted', 'revoked', 'not-revoked']),
});

/** A stored receipt, or null for what is none of this version. */
export function parseReceipt(value: unknown): Receipt | null {
  const parsed = v.safeParse(receiptSchema, value);
  return parsed.success ? parsed.output : null;
}
