import * as v from 'valibot';
import { type Failure, failureCodes } from '../genauth/failure';
import { type Case, digitsUnchecked, foundByFields, notices } from './case';
import { type OperationKind, operationKinds } from './operation';

const text = v.pipe(v.string(), v.maxLength(4096));
const time = v.pipe(v.number(), v.integer());

function isOperationKind(value: unknown): value is OperationKind {
  return typeof value === 'string' && Object.hasOwn(operationKinds, value);
}

const failureSchema: v.GenericSchema<unknown, Failure> = v.object({
  delivery: v.picklist(['not-sent', 'maybe-sent', 'answered']),
  code: v.picklist(failureCodes),
  statusCode: v.nullable(v.number()),
  apiCode: v.nullable(v.number()),
  message: v.nullable(text),
  requestId: v.nullable(text),
  possibleAt: v.optional(time),
});

/** One journal entry, as stored. */
export const operationSchema = v.object({
  id: text,
  kind: v.custom<OperationKind>(isOperationKind),
  startedAt: time,
  settled: v.nullable(
    v.variant('result', [
      v.object({ at: time, result: v.literal('done'), requestId: v.nullable(text) }),
      v.object({ at: time, result: v.literal('failed'), failure: failureSchema }),
    ]),
  ),
});

const codeSentSchema = v.object({ at: time, resendAt: time, certain: v.boolean() });

const loginMethodSchema = v.variant('kind', [
  v.object({ kind: v.literal('email'), masked: text, certain: v.boolean() }),
  v.object({ kind: v.literal('social'), provider: text, certain: v.literal(true) }),
  v.object({ kind: v.literal('enterprise'), provider: text, certain: v.literal(false) }),
  v.object({ kind: v.literal('password'), username: text, certain: v.literal(false) }),
]);

export const environmentRefSchema = v.object({
  id: text,
  label: text,
  appHost: text,
  /** Absent from records written before applications were distinguished. */
  appId: v.optional(text),
});
export const waySchema = v.picklist(['sms', 'email', 'password', 'token', 'admin']);
export const outcomeKindSchema = v.picklist([
  'unbound',
  'accepted',
  'refused',
  'unknown',
  'abandoned',
]);

const seenSchema = v.object({
  userId: text,
  name: v.nullable(text),
  phone: v.nullable(text),
  lastLogin: v.nullable(text),
  status: v.nullable(text),
});

const candidateSchema = v.object({
  ...seenSchema.entries,
  email: v.nullable(text),
  foundBy: v.optional(v.nullable(v.picklist(foundByFields)), null),
});

const groundsSchema = v.object({
  verifiedHow: text,
  note: text,
  reason: text,
  ticket: text,
  at: time,
});

export const digitsCheckSchema = v.object({ matched: v.boolean(), wrongTries: v.number() });

const caseSchema: v.GenericSchema<unknown, Case> = v.object({
  version: v.literal(1),
  id: text,
  revision: time,
  openedAt: time,
  environment: v.object({
    ...environmentRefSchema.entries,
    managementHost: v.optional(text, ''),
  }),
  agent: v.optional(text, ''),
  way: waySchema,
  ticket: v.optional(text, ''),
  step: v.picklist(['identify', 'card', 'code', 'outcome']),
  operations: v.array(operationSchema),
  hasToken: v.boolean(),
  candidates: v.optional(
    v.nullable(
      v.object({
        list: v.array(candidateSchema),
        page: v.number(),
        pages: v.number(),
        totalCount: v.number(),
      }),
    ),
    null,
  ),
  account: v.nullable(
    v.object({
      ...seenSchema.entries,
      loginMethods: v.nullable(v.array(loginMethodSchema)),
      phoneCorrelation: v.optional(v.nullable(text), null),
    }),
  ),
  grounds: v.optional(v.nullable(groundsSchema), null),
  digitsCheck: v.optional(digitsCheckSchema, digitsUnchecked),
  endSessions: v.optional(v.boolean(), false),
  loginCode: v.nullable(codeSentSchema),
  unbindCode: v.nullable(codeSentSchema),
  problem: v.nullable(failureSchema),
  notices: v.optional(v.array(v.picklist(notices)), []),
  outcome: v.nullable(
    v.object({ kind: outcomeKindSchema, at: time, reason: v.nullable(failureSchema) }),
  ),
  closing: v.boolean(),
});

/** Parses a stored case. Throws if it is not one of this version; the record is kept and reported. */
export function parseCase(value: unknown): Case {
  return v.parse(caseSchema, value);
}
