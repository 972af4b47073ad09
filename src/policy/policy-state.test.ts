import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  lastGiven,
  nextPolicyState,
  type PolicyEvent,
  type PolicyState,
  READ_LIMIT,
} from './policy-state';

const strict = { safeguards: { protectedAccounts: ['ceo'] } };
const unknown: PolicyState = { status: 'unknown' };
const limitPassed: PolicyEvent = { type: 'limit-passed' };
const answered = (given: unknown, at = 0): PolicyEvent => ({ type: 'answered', given, at });
const recalled = (given: unknown): PolicyEvent => ({ type: 'recalled', given });
const stateAfter = (...events: readonly PolicyEvent[]) => events.reduce(nextPolicyState, unknown);

describe('what is known of a policy', () => {
  it.each<[string, readonly PolicyEvent[], PolicyState]>([
    ['is nothing at first', [], unknown],
    ['is what the vault remembers', [recalled(strict)], { status: 'remembered', given: strict }],
    ['is nothing where the vault never knew one', [recalled(null)], unknown],
    ['is what the browser says', [answered(strict)], { status: 'known', given: strict }],
    ['is that nothing is set', [answered({})], { status: 'known', given: {} }],
    [
      'is what the browser says, whatever was remembered',
      [recalled(strict), answered({ practice: false })],
      { status: 'known', given: { practice: false } },
    ],
    [
      'is what the browser says, even when the vault opens later',
      [answered({}), recalled(strict)],
      { status: 'known', given: {} },
    ],
    [
      'cannot be read once the limit has passed',
      [limitPassed],
      { status: 'unreadable', given: null },
    ],
    [
      'is what was remembered when the browser never answers',
      [recalled(strict), limitPassed],
      { status: 'unreadable', given: strict },
    ],
    [
      'is what the vault remembers when it opens after the limit',
      [limitPassed, recalled(strict)],
      { status: 'unreadable', given: strict },
    ],
    [
      'is a late answer',
      [recalled(strict), limitPassed, answered({ practice: false })],
      { status: 'known', given: { practice: false } },
    ],
    [
      'stays known when a limit passes later',
      [answered(strict), limitPassed],
      { status: 'known', given: strict },
    ],
  ])('%s', (_, events, state) => {
    expect(stateAfter(...events)).toEqual(state);
  });
});

describe('an empty answer in the place of a policy', () => {
  it.each<[string, PolicyEvent]>([
    ['that the browser gave', answered(strict)],
    ['that the vault remembers', recalled(strict)],
  ])('%s is doubted, and the policy holds', (_, first) => {
    expect(stateAfter(first, answered({}, 10))).toEqual({
      status: 'doubted',
      given: strict,
      since: 10,
    });
  });

  it('counts once it is repeated after the limit', () => {
    const early = [recalled(strict), answered({}, 10), answered({}, 10 + READ_LIMIT - 1)];
    expect(stateAfter(...early)).toEqual({ status: 'doubted', given: strict, since: 10 });
    expect(stateAfter(...early, answered({}, 10 + READ_LIMIT))).toEqual({
      status: 'known',
      given: {},
    });
  });

  it('is forgotten when the policy follows it', () => {
    const state = stateAfter(
      recalled(strict),
      answered({}, 0),
      answered(strict, 1),
      answered({}, 9_000),
    );
    expect(state).toEqual({ status: 'doubted', given: strict, since: 9_000 });
  });
});

it('a known policy holds until the browser gives another one, or says twice that there is none', () => {
  const event = fc.oneof(
    fc.constant(limitPassed),
    fc.constantFrom(null, {}, { practice: false }).map(recalled),
    fc.nat(2 * READ_LIMIT).map((at) => answered({}, at)),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      let state = stateAfter(answered(strict));
      let firstEmpty: number | null = null;
      for (const each of events) {
        state = nextPolicyState(state, each);
        if (each.type !== 'answered') continue;
        firstEmpty ??= each.at;
        if (each.at - firstEmpty >= READ_LIMIT) return;
      }
      expect(lastGiven(state)).toEqual(strict);
    }),
  );
});
