import { describe, expect, it } from 'vitest';
import { failure } from '../genauth/failure';
import { checksIn } from './checks';
import type { Operation, OperationKind } from './operation';

const done = (kind: OperationKind, at: number): Operation => ({
  id: `${kind}-${at}`,
  kind,
  startedAt: at,
  settled: { at, result: 'done', requestId: null },
});
const failed = (kind: OperationKind, delivery: 'not-sent' | 'maybe-sent'): Operation => ({
  id: kind,
  kind,
  startedAt: 0,
  settled: {
    at: 0,
    result: 'failed',
    failure: failure(delivery, delivery === 'not-sent' ? 'offline' : 'no-answer'),
  },
});

describe('the checks of a case', () => {
  it('are the reads after the number was to be removed', () => {
    const acted = [done('read-account', 1), failed('unbind-phone', 'maybe-sent')];
    expect(checksIn(acted)).toEqual({ count: 0, lastAt: null });
    const checked = [...acted, done('read-back', 5), done('read-back', 9)];
    expect(checksIn(checked)).toEqual({ count: 2, lastAt: 9 });
  });

  it('do not include reads that failed or have not ended', () => {
    const acted = [done('unbind-phone', 1), failed('read-back', 'maybe-sent')];
    const under = { ...done('read-back', 4), settled: null };
    expect(checksIn([...acted, under])).toEqual({ count: 0, lastAt: null });
  });

  it('begin anew with another unbinding, but not with one that was never sent', () => {
    const first = [done('clear-phone-null', 1), done('read-back', 2)];
    expect(checksIn([...first, done('clear-phone-empty', 3)]).count).toBe(0);
    expect(checksIn([...first, failed('clear-phone-empty', 'not-sent')]).count).toBe(1);
  });
});
