import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { openCase } from '../src/case/case';
import { CaseRecordError, caseText, decodeCase1, parseCaseText } from '../src/case/case-record';
import { noSecrets } from '../src/case/ports';
import { receiptOf } from '../src/case/receipt';
import { EnvironmentSchema } from '../src/environments/environment';
import { anEnvironment } from '../src/environments/testing/environments';
import { emptyVault, parseVaultContent } from '../src/environments/vault-content';
import { parseEnvelope } from '../src/genauth/envelope';
import {
  identitiesSchema,
  loginTokenSchema,
  managedUserSchema,
  managementTokenSchema,
  securityInfoSchema,
  userPageSchema,
  userSchema,
} from '../src/genauth/models';
import { parseReceipt } from '../src/history/receipt-schema';
import { draftSchema } from '../src/messaging/draft';
import { emptyDraft } from '../src/messaging/empty-draft';
import { parsePolicy } from '../src/policy/policy';
import { defaultSafeguards } from '../src/safeguards/default-safeguards';
import { safeguardsSchema } from '../src/safeguards/safeguards';
import { KDF_FLOOR } from '../src/vault/kdf-parameters';
import { deriveKey } from '../src/vault/key-derivation';
import { createVault, openVault } from '../src/vault/vault';
import { VaultError } from '../src/vault/vault-error';

const environment = {
  id: 'e1',
  label: 'Acme',
  appHost: 'https://acme.genauth.ai',
  managementHost: '',
};
const opened = openCase({ id: 'c1', now: 1, environment, agent: '', way: 'sms' });
const settled = { at: 2, result: 'done', requestId: 'request-1' } as const;
const finished = {
  ...opened,
  step: 'outcome',
  operations: [{ id: 'o1', kind: 'unbind-phone', startedAt: 1, settled }],
  outcome: { kind: 'unbound', at: 2, reason: null },
} as const;
const found = { userId: 'u1', name: 'Alice', phone: '+86 138****5678', email: 'a***e@example.com' };
/** A case with everything that a lost phone involves. */
const lostPhone = {
  ...opened,
  way: 'admin',
  candidates: {
    list: [{ ...found, lastLogin: null, status: null }],
    ...{ page: 1, pages: 2, totalCount: 70 },
  },
  grounds: { verifiedHow: 'Called back', note: '', reason: 'Lost', ticket: 'SUP-1', at: 2 },
  endSessions: true,
} as const;

/** Names that break careless code. */
const trap = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'length');
const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
  fc.dictionary(trap, fc.jsonValue()).map((value) => JSON.parse(JSON.stringify(value))),
);

/** A value with one part replaced, removed or added. */
function mutations(valid: unknown): fc.Arbitrary<unknown> {
  const paths = pathsIn(valid);
  const change = fc.oneof(anything, fc.constantFrom(undefined, -1, 1e308, '', 'x'.repeat(100_000)));
  return fc
    .tuple(fc.constantFrom(...paths), change, fc.oneof(trap, fc.string()))
    .map(([path, value, added]) => replaced(valid, path, value, added));
}

function pathsIn(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  const inner = Object.entries(value).flatMap(([key, part]) =>
    pathsIn(part).map((path) => [key, ...path]),
  );
  return [[], ...inner];
}

function replaced(
  whole: unknown,
  [key, ...path]: string[],
  value: unknown,
  added: string,
): unknown {
  if (key === undefined) return value;
  const copy = Array.isArray(whole) ? [...whole] : { ...Object(whole), [added]: value };
  Reflect.set(copy, key, replaced(Reflect.get(Object(whole), key), path, value, added));
  return copy;
}

/** Anything as text, without what JSON cannot represent. */
function jsonOf(value: unknown): string {
  return JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? null : part)) ?? 'null';
}

const given = (valid: unknown) => fc.oneof(anything, mutations(valid), fc.constant(valid));
const runs = { numRuns: 2_000 };

/** Each parser that throws, with valid input and the errors that it may throw. */
describe('a parser takes anything, and throws nothing but its own', () => {
  it('of answers', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      given({ statusCode: 200, message: 'ok', requestId: 'r', data: {} }).map((value) =>
        jsonOf(value),
      ),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const envelope = parseEnvelope(text);
        if (envelope === null) return;
        expect(Number.isInteger(envelope.statusCode)).toBe(true);
        expect(envelope.message?.length ?? 0).toBeLessThanOrEqual(500);
        expect(envelope.requestId?.length ?? 0).toBeLessThanOrEqual(128);
      }),
      runs,
    );
  });

  it('of a stored case', async () => {
    const record = { version: 1, body: JSON.stringify(finished), checksum: '' };
    const sealed = { current: finished, secrets: noSecrets };
    await fc.assert(
      fc.asyncProperty(
        given(record),
        given(sealed),
        fc.oneof(given(finished), given(lostPhone)),
        async (stored, held, body) => {
          const attempts = [
            decodeCase1(stored),
            decodeCase1({ ...record, body: jsonOf(body) }),
            parsed(jsonOf(held)),
            parsed(jsonOf({ ...sealed, current: body })),
            parsed(caseText({ current: finished, secrets: noSecrets })),
          ];
          for (const attempt of await Promise.allSettled(attempts)) {
            if (attempt.status === 'fulfilled') {
              expect(attempt.value).toMatchObject({ current: { version: 1 } });
            } else {
              expect(attempt.reason).toBeInstanceOf(CaseRecordError);
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('of a stored vault', async () => {
    const { record, key } = await createVault('a passphrase for this', emptyVault, deriveKey, {
      kdfParameters: KDF_FLOOR,
    });
    const stored = { current: record, previous: null };
    await fc.assert(
      fc.asyncProperty(given(stored), async (value) => {
        const content = await openVault(value, key, parseVaultContent).catch(
          (error: unknown) => error,
        );
        if (!(content instanceof VaultError))
          expect(content).toMatchObject({ content: emptyVault });
      }),
      { numRuns: 1_000 },
    );
  });

  it('of a receipt', () => {
    const receipt = receiptOf(finished);
    fc.assert(
      fc.property(given(receipt), (value) => {
        const parsed = parseReceipt(value);
        if (parsed !== null) expect(parseReceipt(parsed)).toEqual(parsed);
      }),
      runs,
    );
    expect(parseReceipt(receipt)).toEqual(receipt);
  });

  it('of a policy', () => {
    fc.assert(
      fc.property(given({ lockIdleMinutesMax: 10, safeguards: defaultSafeguards }), (value) => {
        const { policy } = parsePolicy(value);
        expect(parsePolicy(policy)).toEqual({ policy, problems: [] });
      }),
      runs,
    );
  });

  const user = { userId: 'u1', status: 'Activated', name: 'Alice', phone: '13800001111' };
  it.each<[string, v.GenericSchema, unknown]>([
    ['a profile', userSchema, user],
    ['a managed user', managedUserSchema, { ...user, passwordLastSetAt: null, identities: [] }],
    ['a page of users', userPageSchema, { totalCount: 70, list: [user] }],
    ['a management token', managementTokenSchema, { access_token: 'token', expires_in: 7_200 }],
    ['safeguards', safeguardsSchema, defaultSafeguards],
    ['identities', identitiesSchema, [{ extIdpId: 'i1', provider: 'github' }]],
    ['security info', securityInfoSchema, { passwordSet: true, phoneBinded: true }],
    ['a token', loginTokenSchema, { access_token: 'token', token_type: 'Bearer', expires_in: 60 }],
    ['an environment', EnvironmentSchema, anEnvironment('e1', 'Acme')],
    ['a draft', draftSchema, emptyDraft],
  ])('of %s', (_, schema, valid) => {
    fc.assert(
      fc.property(given(valid), (value) => {
        const parsed = v.safeParse(schema, value);
        if (parsed.success) expect(v.parse(schema, parsed.output)).toEqual(parsed.output);
      }),
      runs,
    );
    expect(v.is(schema, valid)).toBe(true);
  });
});

it('nothing got into every object', () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Reflect.get({}, 'method')).toBeUndefined();
});

async function parsed(text: string) {
  return parseCaseText(text);
}
