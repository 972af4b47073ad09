import { describe, expect, it } from 'vitest';
import { failure } from '../genauth/failure';
import type { Case } from './case';
import { parseCase } from './case-schema';
import { receiptOf } from './receipt';
import { adminUnbind, grounds } from './testing/click';
import { findUser, openedLost, toLostCard, unbindLost } from './testing/lost-phone-story';
import { following, kinds, seenAgain, settled, toCard } from './testing/story';

const says = (lastFour: string) => ({ type: 'check-last-four', lastFour }) as const;
const mismatch = failure('not-sent', 'last-four-mismatch');
const refusedClick = (lastFour: string) =>
  ({ type: 'stopped', command: { ...adminUnbind, lastFour }, problem: mismatch }) as const;
const reread = (current: Case) => parseCase(JSON.parse(JSON.stringify(current)));

describe('the digits that a caller names', () => {
  it('match the number on the card, and nothing is sent', () => {
    const matched = following(toLostCard, says('5678'));
    expect(matched).toMatchObject({
      step: 'card',
      problem: null,
      digitsCheck: { matched: true, wrongTries: 0 },
    });
    expect(kinds(matched)).toEqual(kinds(toLostCard));
    expect(following(matched, says('0000'))).toBe(matched);
  });

  it('count as a wrong try if they do not, also with a click', () => {
    for (const wrong of [says('0000'), refusedClick('0000')]) {
      expect(following(toLostCard, wrong)).toMatchObject({
        step: 'card',
        problem: mismatch,
        digitsCheck: { matched: false, wrongTries: 1 },
      });
    }
  });

  it.each(['', '567', '56789'])(
    'are refused but are not a try if they are not four: %j',
    (typed) => {
      for (const incomplete of [says(typed), refusedClick(typed)]) {
        expect(following(toLostCard, incomplete)).toMatchObject({
          problem: mismatch,
          digitsCheck: { matched: false, wrongTries: 0 },
        });
      }
    },
  );

  it('end the case after three wrong tries, however they were made and whatever died in between', () => {
    const twice = reread(following(toLostCard, says('0000'), refusedClick('1111')));
    expect(twice).toMatchObject({ step: 'card', digitsCheck: { wrongTries: 2 } });
    const ended = following(twice, says('2222'));
    const reason = failure('not-sent', 'last-four-refused');
    expect(ended).toMatchObject({ step: 'outcome', outcome: { kind: 'refused', reason } });
    expect(following(ended, adminUnbind)).toBe(ended);
    expect(following(ended, says('5678'))).toBe(ended);
    expect(receiptOf(ended)).toMatchObject({
      outcome: 'refused',
      failureCode: 'last-four-refused',
      digitsCheck: { matched: false, wrongTries: 3 },
    });
  });

  it('keep their wrong tries after a right one', () => {
    const matched = following(toLostCard, says('0000'), says('5678'));
    expect(matched.digitsCheck).toEqual({ matched: true, wrongTries: 1 });
    expect(receiptOf(following(matched, { type: 'abandon' }))?.digitsCheck).toEqual(
      matched.digitsCheck,
    );
  });

  it('are named by the click itself', () => {
    expect(following(toLostCard, unbindLost).digitsCheck.matched).toBe(true);
    const without = following(toLostCard, { ...unbindLost, lastFour: '' });
    expect(without.digitsCheck.matched).toBe(false);
  });

  it('have to be named again if another number is on the card, and the tries still count', () => {
    const account = toLostCard.account;
    if (account === null) throw new Error('The card has an account.');
    const changed = following(
      toLostCard,
      says('0000'),
      says('5678'),
      { type: 'record-grounds', grounds },
      { ...unbindLost, lastFour: '' },
      seenAgain({ number: 'other' }),
      settled({
        ok: true,
        requestId: 'request-9',
        found: {
          kind: 'account',
          account: { ...account, phone: '+86 139****0001' },
          phoneBound: true,
          protection: 'not-protected',
          number: 'other',
        },
      }),
    );
    expect(changed).toMatchObject({
      step: 'card',
      notices: ['account-changed'],
      digitsCheck: { matched: false, wrongTries: 1 },
    });
  });

  it('are asked only on the card of a lost phone', () => {
    for (const current of [openedLost, following(openedLost, findUser), toCard]) {
      expect(following(current, says('5678'))).toBe(current);
    }
  });
});

it('a case that an earlier version stored has no tries', () => {
  const { digitsCheck: _, ...before } = toLostCard;
  expect(parseCase(before).digitsCheck).toEqual({ matched: false, wrongTries: 0 });
});
