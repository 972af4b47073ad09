import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance } from './advance';
import { type Case, openCase, running } from './case';
import type { CaseEvent, Moment, OperationAnswer } from './event';
import { afterOperation, lifecycle } from './lifecycle';
import { type OperationKind, operationKinds } from './operation';
import { reopenableUntil } from './reopen';
import { answers, fittingAnswer } from './testing/case-events';
import { commands, sensible } from './testing/click';

const opened = openCase({
  id: 'case-1',
  now: 1_000,
  environment: {
    id: 'env-1',
    label: 'Acme',
    appHost: 'https://acme.authing.cn',
    managementHost: '',
  },
  agent: '',
  way: 'sms',
});

type Happening =
  | { readonly type: 'clicked'; readonly command: (typeof commands)[number] }
  | { readonly type: 'answered'; readonly answer: OperationAnswer }
  /** The usual course: a running operation gets its answer, otherwise the agent takes the next sensible step. */
  | { readonly type: 'goes on'; readonly bound: boolean }
  | { readonly type: 'token-lost' };

const clicked = fc.constant('clicked' as const);
const answered = fc.constant('answered' as const);
const goesOn = fc.record({ type: fc.constant('goes on' as const), bound: fc.boolean() });
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ type: clicked, command: fc.constantFrom(...commands) }) },
  { weight: 2, arbitrary: fc.record({ type: answered, answer: answers }) },
  { weight: 3, arbitrary: goesOn },
  { weight: 1, arbitrary: fc.constant({ type: 'token-lost' } as const) },
);
const happenings = fc.array(happening, { maxLength: 40, size: 'max' });
const clock = fc.integer({ min: -1_000_000, max: 1_000_000 });

/** The two tables of the lifecycle, row by row. */
const tables = [
  ...Object.entries(lifecycle).flatMap(([step, taken]) =>
    Object.entries<readonly OperationKind[]>(taken).flatMap(([command, starts]) => [
      `${step}: ${command}`,
      ...starts.map((kind) => `${step}: ${command} starts ${kind}`),
    ]),
  ),
  ...Object.entries(afterOperation).flatMap(([kind, { steps, follows }]) => [
    ...steps.map((step) => `${kind} → ${step}`),
    ...follows.map((next) => `${kind}, then ${next}`),
  ]),
];

/** All cases of a sequence, in order; deeply frozen, so that no step can change one. */
function history(sequence: readonly Happening[], now: number): Case[] {
  const cases = [frozen(opened)];
  for (const [index, each] of sequence.entries()) {
    const current = cases.at(-1) ?? opened;
    cases.push(frozen(advance(current, eventOf(each, current), moment(index, now)).next));
  }
  return cases;
}

const moment = (index: number, now: number): Moment => ({ now, operationId: `op-${index}` });

function eventOf(each: Happening, current: Case): CaseEvent {
  switch (each.type) {
    case 'clicked':
      return each.command;
    case 'answered':
      return { type: 'settled', operationId: running(current)?.id ?? 'none', answer: each.answer };
    case 'goes on': {
      const out = running(current);
      if (out === null) return sensible(current);
      const answer = fittingAnswer(out.kind, each.bound);
      return { type: 'settled', operationId: out.id, answer };
    }
    case 'token-lost':
      return each;
  }
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

function sessionsEnded({ operations }: Case): boolean {
  return operations.some(
    ({ kind, settled }) => kind === 'end-sessions' && settled?.result === 'done',
  );
}

/** Every step of every sequence, in the terms of the two lifecycle tables. */
function transitions(cases: readonly Case[], sequence: readonly CaseEvent[]): string[] {
  return sequence.flatMap((event, index) => {
    const [before, after] = cases.slice(index, index + 2);
    if (before === undefined || after === undefined || before === after) return [];
    const started = running(after) === running(before) ? null : running(after);
    switch (event.type) {
      case 'settled': {
        const { kind } = running(before) ?? { kind: 'nothing' };
        return [`${kind} → ${after.step}`, ...(started ? [`${kind}, then ${started.kind}`] : [])];
      }
      case 'stopped':
      case 'token-lost':
        return [];
      default:
        return [`${before.step}: ${event.type}`].flatMap((taken) =>
          started ? [taken, `${taken} starts ${started.kind}`] : [taken],
        );
    }
  });
}

/** Which commands a case accepts, computed independently of the code under test. */
function takes(current: Case, { type }: (typeof commands)[number]): boolean {
  if (running(current) !== null || current.closing) return false;
  const { step, hasToken, outcome } = current;
  switch (type) {
    case 'send-login-code':
    case 'identify':
      return step === 'identify' && !hasToken;
    case 'read-again':
      return step === 'identify' && hasToken;
    case 'show-page':
    case 'choose':
      return step === 'identify' && current.candidates !== null;
    case 'record-grounds':
      return step === 'card';
    case 'check-last-four':
      return current.way === 'admin' && step === 'card' && !current.digitsCheck.matched;
    case 'send-code':
      return current.way !== 'admin' && (step === 'card' || step === 'code');
    case 'admin-unbind':
      return current.way === 'admin' && step === 'card';
    case 'end-sessions':
      return outcome?.kind === 'unbound' && current.endSessions && !sessionsEnded(current);
    case 'unbind':
      return step === 'code';
    case 'check-again':
      return outcome?.kind === 'unknown' || outcome?.kind === 'accepted';
    case 'abandon':
      return step !== 'outcome';
    case 'reopen':
      return reopenableUntil(current) !== null;
    case 'close':
      return step === 'outcome';
  }
}

const followed = (check: (cases: readonly Case[], now: number) => void) =>
  fc.assert(
    fc.property(happenings, clock, (sequence, now) => check(history(sequence, now), now)),
    { seed: 20_260_601, numRuns: 500 },
  );

describe('advancing a case', () => {
  it('is deterministic, and does not change its arguments', () => {
    fc.assert(
      fc.property(happenings, clock, (sequence, now) => {
        expect(history(sequence, now)).toEqual(history(sequence, now));
      }),
      { seed: 20_260_601, numRuns: 300 },
    );
  });

  it('is tested with every operation and every outcome', () => {
    const reached = new Set<string>();
    followed((cases) => {
      for (const { operations, outcome } of cases) {
        for (const { kind } of operations) reached.add(kind);
        if (outcome !== null) reached.add(outcome.kind);
      }
    });
    const outcomes = ['unbound', 'accepted', 'refused', 'unknown', 'abandoned'];
    expect([...reached].sort()).toEqual([...Object.keys(operationKinds), ...outcomes].sort());
  });

  it('takes exactly the transitions of the lifecycle tables', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(happenings, clock, (sequence, now) => {
        const cases = history(sequence, now);
        const events = sequence.map((each, index) => eventOf(each, cases[index] ?? opened));
        for (const each of transitions(cases, events)) seen.add(each);
      }),
      { seed: 20_260_601, numRuns: 20_000 },
    );
    expect([...seen].sort()).toEqual(tables.toSorted());
  });

  it('returns the request of the operation it starts, or none', () => {
    followed((cases, now) => {
      for (const current of cases) {
        for (const command of commands) {
          const { next, request } = advance(current, command, { now, operationId: 'new' });
          const started = next === current ? null : running(next);
          expect(request?.kind).toBe(started?.kind);
        }
      }
    });
  });

  it('returns the same object for a command that does not fit, and a new one otherwise', () => {
    followed((cases, now) => {
      for (const current of cases) {
        for (const command of commands) {
          const same = advance(current, command, { now, operationId: 'new' }).next === current;
          expect(same, `${command.type} at ${current.step}`).toBe(!takes(current, command));
        }
      }
    });
  });

  it('returns the same object for an answer to any but the running operation', () => {
    const answer: OperationAnswer = {
      ok: true,
      requestId: null,
      found: { kind: 'seen', userId: 'user-1', number: 'none', protection: 'not-protected' },
    };
    followed((cases, now) => {
      for (const current of cases) {
        for (const { id, settled } of [
          ...current.operations,
          { id: 'unheard-of', settled: true },
        ]) {
          if (settled === null) continue;
          const late: CaseEvent = { type: 'settled', operationId: id, answer };
          expect(advance(current, late, { now, operationId: 'new' }).next).toBe(current);
        }
      }
    });
  });

  it('has at most one running operation, starts one at a time, and loses none', () => {
    followed((cases) => {
      for (const [index, current] of cases.entries()) {
        const out = current.operations.filter(({ settled }) => settled === null);
        expect(out.length).toBeLessThanOrEqual(1);
        const before = cases[index - 1]?.operations ?? [];
        expect(current.operations.slice(0, before.length).map(({ id }) => id)).toEqual(
          before.map(({ id }) => id),
        );
        expect(current.operations.length - before.length).toBeLessThanOrEqual(1);
      }
    });
  });

  it('never has a lost phone wait for a code, and offers a choice only for a lost phone', () => {
    followed((cases) => {
      for (const { way, step, candidates } of cases) {
        if (way === 'admin') expect(step).not.toBe('code');
        if (candidates !== null) expect(way).toBe('admin');
      }
    });
  });

  it('tries an empty text only right after null was answered and the number was read back', () => {
    followed((cases) => {
      for (const current of cases) {
        if (running(current)?.kind !== 'clear-phone-empty') continue;
        const [cleared, looked] = current.operations.slice(-3, -1);
        expect([cleared?.kind, looked?.kind]).toEqual(['clear-phone-null', 'read-back']);
        expect(looked?.settled?.result).toBe('done');
        const said = cleared?.settled;
        if (said?.result === 'failed') expect(said.failure.code).toBe('update-refused');
      }
    });
  });

  it('gives every change a greater revision', () => {
    followed((cases) => {
      for (const [index, current] of cases.entries()) {
        const before = cases[index - 1];
        if (before === undefined || before === current) continue;
        expect(current.revision).toBeGreaterThan(before.revision);
      }
    });
  });

  it('settles an answered operation exactly once', () => {
    followed((cases) => {
      for (const [index, current] of cases.entries()) {
        for (const [at, was] of (cases[index - 1]?.operations ?? []).entries()) {
          if (was.settled !== null) expect(current.operations[at]).toBe(was);
        }
      }
    });
  });
});
