import { describe, expect, it } from 'vitest';
import { advance } from './advance';
import type { Case } from './case';
import { reopenableUntil } from './reopen';
import { clearing, toCandidates, toLostCard } from './testing/lost-phone-story';
import { failed, following, identifyByToken, lost, ok, toCard, toCode } from './testing/story';

const cancelled = (current: Case) => following(current, { type: 'abandon' });
const reopen = (current: Case, now: number) =>
  advance(current, { type: 'reopen' }, { now, operationId: 'op-reopen' }).next;

describe('a cancelled case', () => {
  it.each([
    ['card', toLostCard],
    ['identify', toCandidates],
  ] as const)('without an effect goes back to the %s, as it was', (step, before) => {
    const ended = cancelled(before);
    const until = reopenableUntil(ended) ?? 0;
    expect(until).toBe((ended.outcome?.at ?? 0) + 10_000);
    const again = reopen(ended, until);
    expect(again).toEqual({ ...before, step, revision: again.revision });
    expect(again.revision).toBeGreaterThan(ended.revision);
  });

  it('cannot be opened again after ten seconds', () => {
    const ended = cancelled(toLostCard);
    expect(reopen(ended, (reopenableUntil(ended) ?? 0) + 1)).toBe(ended);
  });

  it.each([
    ['a token that was revoked', following(cancelled(toCard), ok(), ok())],
    ['a token that may be revoked', following(cancelled(toCard), failed(lost), ok())],
    ['a code that was sent', following(cancelled(toCode), ok(), ok())],
  ])('cannot be opened again with %s', (_, ended) => {
    expect(ended.step).toBe('outcome');
    expect(reopenableUntil(ended)).toBeNull();
    expect(reopen(ended, 2_000)).toBe(ended);
  });

  it('is the only one that can', () => {
    for (const current of [toLostCard, clearing, following(toCard, identifyByToken)]) {
      expect(reopenableUntil(current)).toBeNull();
      expect(reopen(current, 2_000)).toBe(current);
    }
    expect(reopenableUntil(following(cancelled(toLostCard), { type: 'close' }))).toBeNull();
  });
});
