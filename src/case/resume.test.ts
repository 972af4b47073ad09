import { describe, expect, it } from 'vitest';
import { failure } from '../genauth/failure';
import { type Case, running } from './case';
import { adminUnbind } from './testing/click';
import { clearing, toLostCard } from './testing/lost-phone-story';
import {
  failed,
  following,
  lost,
  ok,
  readBack,
  refused,
  seenAgain,
  toCode,
  unbinding,
} from './testing/story';

/** As a lock leaves it: what would have followed was taken back. */
function heldBack(current: Case): Case {
  const operationId = running(current)?.id ?? '';
  return following(current, { type: 'withdrawn', operationId });
}
const resumed = (current: Case) => running(following(current, { type: 'resumed' }))?.kind ?? null;

describe('after a lock a case goes on with', () => {
  it('the read-back of an unbinding, whatever was said of it', () => {
    expect(resumed(heldBack(following(unbinding, ok())))).toBe('read-back');
    expect(resumed(heldBack(following(unbinding, failed(lost))))).toBe('read-back');
    expect(resumed(heldBack(following(clearing, ok())))).toBe('read-back');
  });

  it('the revocation of a token whose case is over', () => {
    expect(resumed(heldBack(following(unbinding, ok(), readBack(false))))).toBe('revoke-token');
  });

  it('the end of the sessions, which were asked for and not tried', () => {
    const ended = following(toLostCard, adminUnbind, seenAgain(), ok(), readBack(false));
    expect(resumed(heldBack(ended))).toBe('end-sessions');
    expect(resumed(following(ended, failed(lost)))).toBeNull();
  });

  it('nothing, where nothing was held back', () => {
    const still = following(unbinding, failed(refused('wrong-code')), readBack(true));
    const unsent = following(unbinding, failed(failure('not-sent', 'offline')));
    const unknown = following(unbinding, failed(lost), readBack(true));
    for (const current of [toCode, still, unsent, unknown]) expect(resumed(current)).toBeNull();
  });
});

it('an entry that is taken back leaves the case as it was', () => {
  const current = heldBack(unbinding);
  expect(current.operations).toEqual(toCode.operations);
  expect(current.step).toBe('code');
  const other = following(unbinding, { type: 'withdrawn', operationId: 'another' });
  expect(other).toBe(unbinding);
});
