import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { EnvironmentSchema } from '../environments/environment';
import { auditRules } from './audit-rules';
import { managedFields } from './managed-environments';
import { organisationOf } from './organisation';
import { onboards, parsePolicy, practiceAllowed } from './policy';

const given = {
  id: 'acme',
  label: 'Acme',
  appHost: 'https://acme.genauth.ai/',
  appId: 'app1',
  authMethod: 'client_secret_post',
};
const key = { managementHost: 'https://api.genauth.ai', accessKeyId: 'key1', userPoolId: 'pool1' };
const read = (...environments: unknown[]) => parsePolicy({ environments });

describe('the environments of a policy', () => {
  it('are read like typed ones, without secrets', () => {
    const { policy, problems } = read(given, { ...given, ...key, id: 'b', label: 'B' });
    expect(problems).toEqual([]);
    expect(policy.environments).toMatchObject([
      { id: 'acme', appHost: 'https://acme.genauth.ai', appSecret: '', accessKeySecret: '' },
      { id: 'b', ...key, appSecret: '', accessKeySecret: '', phoneCountryCode: '+86' },
    ]);
  });

  it.each<[string, unknown, string, string]>([
    ['text', 'acme', 'environments[1]', 'malformed'],
    ['no id', { ...given, id: undefined }, 'environments[1].id', 'malformed'],
    ['an id twice', { ...given, label: 'Other' }, 'environments[1].id', 'contradictory'],
    ['a label twice', { ...given, id: 'b' }, 'environments[1].label', 'malformed'],
    [
      'plain http',
      { ...given, id: 'b', label: 'B', appHost: 'http://a.example' },
      'environments[1].appHost',
      'malformed',
    ],
    [
      'half a key',
      { ...given, id: 'b', label: 'B', managementHost: key.managementHost },
      'environments[1].accessKeyId',
      'malformed',
    ],
    [
      'another method',
      { ...given, id: 'b', label: 'B', authMethod: 'mtls' },
      'environments[1].authMethod',
      'malformed',
    ],
  ])('with %s are reported, and the others hold', (_, wrong, entry, code) => {
    const { policy, problems } = read(given, wrong);
    expect(policy.environments).toHaveLength(1);
    expect(problems).toEqual([{ entry, code }]);
  });

  it('with a secret are used without it, and reported', () => {
    const { policy, problems } = read({ ...given, appSecret: 'hunter2' });
    expect(JSON.stringify(policy)).not.toContain('hunter2');
    expect(problems).toEqual([{ entry: 'environments[0].appSecret', code: 'unknown' }]);
  });

  it('are valid whatever the policy contains, and never contain a secret from it', () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom(given, ...Object.values(given)));
    const one = fc.oneof(
      value,
      fc.record({ id: value, label: value }).map((odd) => ({ ...given, ...odd })),
    );
    fc.assert(
      fc.property(fc.oneof(value, fc.array(one)), (environments) => {
        for (const each of parsePolicy({ environments }).policy.environments ?? []) {
          expect(v.is(EnvironmentSchema, each)).toBe(true);
          expect([each.appSecret, each.accessKeySecret]).toEqual(['', '']);
        }
      }),
    );
  });

  it('are declared to the browser field by field', () => {
    const schema: unknown = JSON.parse(readFileSync('public/managed_schema.json', 'utf8'));
    const told = ['properties', 'environments', 'items', 'properties'].reduce(
      (part: unknown, name) => Reflect.get(Object(part), name),
      schema,
    );
    expect(Object.keys(Object(told)).sort()).toEqual(Object.keys(managedFields).sort());
  });
});

describe('the extension’s settings in a policy', () => {
  it('allow practice mode and show the first steps by default', () => {
    expect([practiceAllowed({}), onboards({})]).toEqual([true, true]);
    expect([practiceAllowed({ practice: false }), onboards({ practice: false })]).toEqual([
      false,
      false,
    ]);
    expect(onboards({ practice: true, onboarding: true })).toBe(true);
    expect(onboards({ onboarding: false })).toBe(false);
  });

  it('reach views by name only', () => {
    const policy = {
      environments: [given],
      practice: false,
      safeguards: { lastFour: true },
      x: 1,
    };
    const held = { status: 'known', given: policy, ...parsePolicy(policy) } as const;
    expect(organisationOf(held, 'unlocked')).toEqual({
      entries: ['environments.acme', 'practice', 'safeguards.lastFour'],
      problems: [{ entry: 'x', code: 'unknown' }],
      practice: false,
      audit: auditRules({}),
      unreadable: false,
    });
  });
});
