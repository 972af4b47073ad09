import { expect, it } from 'vitest';
import { anEnvironment } from '../environments/testing/environments';
import { emptyVault } from '../environments/vault-content';
import { defaultSafeguards } from '../safeguards/default-safeguards';
import { setSafeguards } from './set-safeguards';

const own = { ...anEnvironment('a', 'A'), safeguards: { ...defaultSafeguards, hourlyLimit: 7 } };
const other = anEnvironment('b', 'B');
const content = { ...emptyVault, environments: [own, other] };

it('safeguards are set in one environment; those that are not named get their defaults', () => {
  const set = setSafeguards(content, 'a', { production: true }, {});
  expect(set?.content.environments).toEqual([
    { ...own, safeguards: { ...defaultSafeguards, production: true } },
    other,
  ]);
});

it('a safeguard that the organization sets keeps the agent’s own value', () => {
  const policy = { safeguards: { hourlyLimit: 2 } };
  const set = setSafeguards(content, 'a', { hourlyLimit: 2, production: true }, policy);
  expect(set?.content.environments[0]?.safeguards).toMatchObject({
    hourlyLimit: 7,
    production: true,
  });
});

it('the safeguards of a missing environment are not set', () => {
  expect(setSafeguards(content, 'gone', {}, {})).toBeNull();
});

it('tells whether a safeguard that is in effect became weaker', () => {
  const weaker = (typed: object, policy = {}) => setSafeguards(content, 'a', typed, policy)?.weaker;
  const now = own.safeguards;
  expect(weaker(now)).toBe(false);
  expect(weaker({ ...now, production: true, hourlyLimit: 3 })).toBe(false);
  expect(weaker({ ...now, hourlyLimit: 8 })).toBe(true);
  expect(weaker({ ...now, lastFour: false })).toBe(true);
  // Those that are not named get their defaults.
  expect(weaker({})).toBe(true);
  // The organization's value stays in effect, whatever is typed.
  expect(weaker({ ...now, lastFour: false }, { safeguards: { lastFour: true } })).toBe(false);
});
