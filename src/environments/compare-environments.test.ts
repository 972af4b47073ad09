import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSafeguards } from '../safeguards/default-safeguards';
import { ASKED, MARKS, type Safeguards } from '../safeguards/safeguards';
import { weakened } from '../safeguards/weaker';
import { compareEnvironments, needsProof } from './compare-environments';
import type { Environment } from './environment';
import { mergePack } from './merge-pack';
import { anEnvironment } from './testing/environments';
import { emptyVault } from './vault-content';

const here = anEnvironment('a', 'Acme');
const compare = (changes: Partial<Environment>, before: Environment | null = here) =>
  compareEnvironments(before, { ...here, ...changes }, defaultSafeguards);

const safeguards: fc.Arbitrary<Safeguards> = fc.record({
  verification: fc.constantFrom(...ASKED),
  verificationMethods: fc.subarray(['badge', 'call']),
  verificationFirst: fc.boolean(),
  reason: fc.constantFrom(...ASKED),
  ticket: fc.constantFrom(...ASKED),
  ticketPattern: fc.constantFrom('', 'INC#', 'SUP-#'),
  lastFour: fc.boolean(),
  production: fc.boolean(),
  mark: fc.constantFrom(...MARKS),
  protectedAccounts: fc.subarray(['alice', 'bob']),
  protectedField: fc.constantFrom('', 'vip'),
  hourlyLimit: fc.nat(3),
});
const host = fc.constantFrom(
  'https://acme.genauth.ai',
  'https://acme.genauth.ai/eu',
  'https://acme.genauth.ai.example',
  'http://localhost:4400',
);
const environment: fc.Arbitrary<Environment> = fc.record({
  id: fc.constant('a'),
  label: fc.constantFrom('Acme', 'Other'),
  appHost: host,
  appId: fc.constantFrom('app', 'other-app'),
  authMethod: fc.constantFrom('client_secret_post', 'none'),
  appSecret: fc.constantFrom('', 'hush-app'),
  managementHost: fc.oneof(fc.constant(''), host),
  userPoolId: fc.constantFrom('', 'pool'),
  accessKeyId: fc.constantFrom('', 'key-id'),
  accessKeySecret: fc.constantFrom('', 'hush-key'),
  phoneCountryCode: fc.constantFrom('+86', '+44'),
  newNumber: fc.constantFrom('', 'acme.example/phone', 'acme.example.evil'),
  safeguards,
});

describe('a preview', () => {
  it('marks every weaker safeguard and every other host, and nothing else', () => {
    fc.assert(
      fc.property(environment, environment, (before, after) => {
        const compared = compareEnvironments(before, after, defaultSafeguards);
        const { app, management } = compared.hosts;
        expect(compared.safeguards.weaker).toEqual(weakened(before.safeguards, after.safeguards));
        expect(app.elsewhere).toBe(before.appHost !== after.appHost);
        expect(management.elsewhere).toBe(
          after.managementHost !== '' && before.managementHost !== after.managementHost,
        );
        expect(needsProof(compared)).toBe(
          app.elsewhere ||
            management.elsewhere ||
            (after.newNumber !== '' && after.newNumber !== before.newNumber) ||
            compared.safeguards.weaker.length > 0,
        );
      }),
    );
  });

  it('shows every difference beside what is here, and no secret', () => {
    fc.assert(
      fc.property(environment, environment, (before, after) => {
        const compared = compareEnvironments(before, after, defaultSafeguards);
        const { hosts, credentials, settings } = compared;
        const shown: Readonly<Record<string, unknown>> = {
          ...before,
          appHost: hosts.app.after,
          managementHost: hosts.management.after,
          ...Object.fromEntries(settings.map((each) => [each.setting, each.after])),
          safeguards: Object.fromEntries(
            Object.entries(before.safeguards).map(([name, value]) => {
              const changed = compared.safeguards.changed.some((each) => each === name);
              return [name, changed ? Reflect.get(compared.safeguards.after, name) : value];
            }),
          ),
        };
        const { label, appSecret, accessKeySecret } = after;
        expect({ ...shown, label, appSecret, accessKeySecret }).toEqual(after);
        expect(credentials.app).toEqual({
          before: before.appSecret !== '',
          after: appSecret !== '',
        });
        expect(credentials.accessKey.after).toBe(accessKeySecret !== '');
        expect(JSON.stringify(compared)).not.toContain('hush');
      }),
    );
  });

  it('of a new environment compares with what is usual here, and calls no host another one', () => {
    const added = compare({ safeguards: { ...defaultSafeguards, lastFour: false } }, null);
    expect(added.hosts.app).toEqual({ before: null, after: here.appHost, elsewhere: false });
    expect(added.safeguards.weaker).toEqual(['lastFour']);
    expect(needsProof(compare({}, null))).toBe(false);
  });

  it('does not mark a management host that goes', () => {
    expect(needsProof(compare({ managementHost: '' }))).toBe(false);
    expect(needsProof(compare({}, { ...here, managementHost: '' }))).toBe(true);
  });
});

describe('a second environment for the same application', () => {
  const strict = { ...here, safeguards: { ...defaultSafeguards, hourlyLimit: 3 } };
  const vault = { ...emptyVault, environments: [strict] };
  const packOf = (changes: Partial<Environment>) => ({
    version: 1 as const,
    issuer: 'issuer-1',
    issuedAt: 1,
    environments: [{ ...here, id: 'b', label: 'Second', ...changes }],
  });
  const previewed = (changes: Partial<Environment>) =>
    mergePack(vault, packOf(changes))?.preview.environments[0];

  it('is compared with the one that is here: it must not be a way around', () => {
    expect(previewed({})).toMatchObject({
      change: 'added',
      needsProof: true,
      safeguards: { weaker: ['hourlyLimit'] },
    });
    expect(previewed({ safeguards: strict.safeguards })?.needsProof).toBe(false);
    expect(previewed({ appHost: 'https://other.genauth.ai' })?.needsProof).toBe(false);
  });
});
