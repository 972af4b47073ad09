import { describe, expect, it } from 'vitest';
import { failure } from '../genauth/failure';
import { type Case, running } from './case';
import type { CaseEvent } from './event';
import { receiptOf } from './receipt';
import { adminUnbind } from './testing/click';
import { clearing, toLostCard, unbindLost } from './testing/lost-phone-story';
import { failed, following, kinds, lost, ok, readBack, refused, seenAgain } from './testing/story';

const offline = failed(failure('not-sent', 'offline'));
const silent = {
  'no answer': failed(lost),
  'a time-out': failed(failure('maybe-sent', 'timeout')),
  'an unreadable answer': failed(failure('maybe-sent', 'unreadable-answer')),
  'a death': failed(failure('maybe-sent', 'interrupted')),
};

/** The possible answers to a request to clear the number. */
const endings: Readonly<Record<string, CaseEvent>> = {
  yes: ok(),
  'a refusal of the value': failed(refused('update-refused')),
  'the only way to sign in': failed(refused('only-login-method')),
  'nobody there': failed(refused('user-not-found')),
  'an error of the server': failed(refused('server-error')),
  'too many requests': failed(refused('throttled')),
  'a key that is not taken': failed(refused('access-key')),
  'nothing sent': offline,
  ...silent,
};

/** What the account shows afterwards. */
const looks = {
  gone: readBack(false),
  there: readBack(true),
  unread: failed(lost),
  'not to be found': failed(refused('user-not-found')),
  'not shown to this key': failed(refused('access-key')),
} satisfies Record<string, CaseEvent>;

/** The state of a case: its outcome, or its next operation. */
function standing(current: Case): string {
  const out = running(current)?.kind;
  if (out !== undefined) return out;
  const { outcome, problem, step } = current;
  return outcome === null ? `${step}: ${problem?.code}` : outcome.kind;
}

type Look = keyof typeof looks;
type Expected = string | Readonly<Partial<Record<Look, string>> & { unseen: string }>;

/** By the answer to the request and what the account shows. `unseen`: the look failed, in any way. */
function expectStandings(from: Case, answer: CaseEvent, expected: Expected): void {
  const answered = following(from, answer);
  if (typeof expected === 'string') {
    expect(standing(answered)).toBe(expected);
    return;
  }
  expect(standing(answered)).toBe('read-back');
  for (const [look, event] of Object.entries(looks)) {
    const after = look === 'gone' || look === 'there' ? expected[look] : expected.unseen;
    expect(standing(following(answered, event)), look).toBe(after);
  }
}

const ends = { gone: 'unbound', there: 'refused', unseen: 'refused' };
const inDoubt = { gone: 'unbound', there: 'unknown', unseen: 'unknown' };

describe('clearing a number with null', () => {
  it.each<[string, Expected]>([
    ['yes', { gone: 'unbound', there: 'clear-phone-empty', unseen: 'accepted' }],
    [
      'a refusal of the value',
      { gone: 'unbound', there: 'clear-phone-empty', unseen: 'card: update-refused' },
    ],
    ['the only way to sign in', ends],
    ['nobody there', ends],
    ['an error of the server', { gone: 'unbound', there: 'card: server-error', unseen: 'unknown' }],
    ['too many requests', 'card: throttled'],
    ['a key that is not taken', 'card: access-key'],
    ['nothing sent', 'card: offline'],
    ...Object.keys(silent).map((how): [string, Expected] => [how, inDoubt]),
  ])('after %s depends on what the account shows', (how, expected) => {
    expectStandings(clearing, endings[how] ?? ok(), expected);
  });
});

describe('clearing a number with an empty text, after null did not work', () => {
  const empty = following(clearing, ok(), readBack(true));

  it.each<[string, Expected]>([
    ['yes', { gone: 'unbound', there: 'unknown', unseen: 'accepted' }],
    [
      'a refusal of the value',
      { gone: 'unbound', there: 'card: update-refused', unseen: 'card: update-refused' },
    ],
    ['the only way to sign in', ends],
    ['nobody there', ends],
    ['an error of the server', { gone: 'unbound', there: 'card: server-error', unseen: 'unknown' }],
    ['too many requests', 'card: throttled'],
    ['a key that is not taken', 'card: access-key'],
    ['nothing sent', 'card: offline'],
    ...Object.keys(silent).map((how): [string, Expected] => [how, inDoubt]),
  ])('after %s depends on what the account shows', (how, expected) => {
    expectStandings(empty, endings[how] ?? ok(), expected);
  });

  it('never goes back to null by itself', () => {
    for (const answer of Object.values(endings)) {
      for (const look of Object.values(looks)) {
        const current = following(empty, answer, look);
        expect(kinds(current).filter((kind) => kind === 'clear-phone-null')).toHaveLength(1);
      }
    }
  });
});

describe('every path through clearing a number', () => {
  /** All possible answers, to the end of one click. */
  function* walks(current: Case): Generator<Case> {
    const out = running(current)?.kind;
    if (out === undefined) {
      yield current;
      return;
    }
    const answers = Object.values(out === 'read-back' ? looks : endings);
    for (const answer of answers) yield* walks(following(current, answer));
  }
  const all = [...walks(following(toLostCard, adminUnbind, seenAgain()))];

  it('is covered', () => {
    // For each answer to null: three without a look, the others with five looks; two of those continue with an empty
    // text.
    expect(all.length).toBeGreaterThan(100);
  });

  it('sends each value at most once, and an empty text only after an answer and a look', () => {
    for (const { operations } of all) {
      const order = operations.map(({ kind }) => kind);
      for (const kind of ['clear-phone-null', 'clear-phone-empty', 'end-sessions'] as const) {
        expect(order.filter((each) => each === kind).length).toBeLessThanOrEqual(1);
      }
      const at = order.indexOf('clear-phone-empty');
      if (at === -1) continue;
      expect(order.slice(at - 2, at)).toEqual(['clear-phone-null', 'read-back']);
      const [said, seen] = operations.slice(at - 2, at).map(({ settled }) => settled);
      expect(seen?.result).toBe('done');
      const code = said?.result === 'failed' ? said.failure.code : null;
      expect([null, 'update-refused']).toContain(code);
    }
  });

  it('is unbound exactly if the last look showed no number, and only then ends the sessions', () => {
    for (const current of all) {
      const looked = current.operations.findLast(({ kind }) => kind === 'read-back');
      const isUnbound = current.outcome?.kind === 'unbound';
      if (isUnbound) expect(looked?.settled?.result).toBe('done');
      expect(kinds(current).includes('end-sessions')).toBe(isUnbound);
    }
  });

  it('leaves a receipt if it ends, and tells the agent something if it does not', () => {
    for (const current of all) {
      if (current.outcome === null) expect(current.problem).not.toBeNull();
      else expect(receiptOf(current)?.outcome).toBe(current.outcome.kind);
    }
  });
});

describe('a number that a refusal left on the account', () => {
  it('can be removed by another click, which starts with null again', () => {
    const refusal = failed(refused('update-refused'));
    const current = following(clearing, refusal, readBack(true), refusal, readBack(true));
    const again = following(current, unbindLost, seenAgain());
    expect(running(again)?.kind).toBe('clear-phone-null');
    expect(following(again, ok(), readBack(false)).outcome?.kind).toBe('unbound');
  });
});

describe('checking a lost phone again', () => {
  const unknown = following(clearing, failed(lost), readBack(true));
  const accepted = following(clearing, ok(), failed(lost));

  it('needs no token, and sends nothing', () => {
    for (const current of [unknown, accepted]) {
      expect(current.hasToken).toBe(false);
      const checking = following(current, { type: 'check-again' });
      expect(running(checking)?.kind).toBe('read-back');
      expect(following(checking, readBack(false)).outcome?.kind).toBe('unbound');
      const still = following(checking, readBack(true));
      expect(standing(still)).toBe('unknown');
      expect(kinds(still)).not.toContain('clear-phone-empty');
    }
  });

  it('keeps the outcome when the check itself fails', () => {
    for (const current of [unknown, accepted]) {
      for (const look of [failed(lost), failed(refused('access-key'))]) {
        const checked = following(current, { type: 'check-again' }, look);
        expect(checked.outcome).toEqual(current.outcome);
        expect(checked.problem).not.toBeNull();
      }
    }
  });

  it('works after a restart of the browser', () => {
    const restarted = following(unknown, { type: 'token-lost' }, { type: 'check-again' });
    expect(running(restarted)?.kind).toBe('read-back');
  });

  it('ends the sessions if requested, once the number is gone', () => {
    const asked = following(toLostCard, adminUnbind, seenAgain(), failed(lost), readBack(true));
    expect(kinds(asked)).not.toContain('end-sessions');
    const checked = following(asked, { type: 'check-again' }, readBack(false));
    expect(running(checked)?.kind).toBe('end-sessions');
  });
});

describe('ending the sessions', () => {
  const ending = following(toLostCard, adminUnbind, seenAgain(), ok(), readBack(false));

  it('happens only if requested', () => {
    expect(running(ending)?.kind).toBe('end-sessions');
    const left = following(clearing, ok(), readBack(false));
    expect(running(left)).toBeNull();
    expect(following(left, { type: 'end-sessions' })).toBe(left);
  });

  it('is done once', () => {
    const done = following(ending, ok());
    expect(done).toMatchObject({ outcome: { kind: 'unbound' }, problem: null });
    expect(following(done, { type: 'end-sessions' })).toBe(done);
  });

  it.each([
    ['a refusal', failed(refused('sessions-refused')), 'sessions-refused'],
    ['no answer', failed(lost), 'no-answer'],
    ['nothing sent', offline, 'offline'],
  ])('may fail without changing the outcome, and can be retried: %s', (_, answer, code) => {
    const current = following(ending, answer);
    expect(current).toMatchObject({ outcome: { kind: 'unbound' }, problem: { code } });
    expect(running(current)).toBeNull();
    const again = following(current, { type: 'end-sessions' });
    expect(running(again)?.kind).toBe('end-sessions');
    expect(following(again, ok())).toMatchObject({ outcome: { kind: 'unbound' }, problem: null });
  });

  it('is not required: the case can be closed without it', () => {
    const current = following(ending, failed(lost), { type: 'close' });
    expect(current.closing).toBe(true);
    expect(running(current)).toBeNull();
  });
});
