import { describe, expect, it } from 'vitest';
import type { Settlement } from '../../case/operation';
import { failure } from '../../genauth/failure';
import { failureCodeText, resultText } from './receipt-text';

describe('the result of a request in a receipt', () => {
  it.each([
    [null, 'warn', 'receipt_open'],
    [{ at: 2, result: 'done', requestId: null }, 'good', 'receipt_done'],
    [
      { at: 2, result: 'failed', failure: failure('not-sent', 'offline') },
      'quiet',
      'receipt_not_sent',
    ],
    [
      { at: 2, result: 'failed', failure: failure('maybe-sent', 'timeout') },
      'warn',
      'receipt_maybe_sent',
    ],
    [
      { at: 2, result: 'failed', failure: failure('answered', 'wrong-code') },
      'bad',
      'receipt_refused',
    ],
  ] as const satisfies [Settlement | null, string, string][])('%j', (settled, tone, text) => {
    const operation = { id: 'o1', kind: 'unbind-phone', startedAt: 1, settled } as const;
    expect(resultText(operation)).toEqual({ tone, text });
  });
});

it('a failure is named by its code, but not one from another version', () => {
  expect(failureCodeText('wrong-code')).toBe('fail_wrong_code');
  expect(failureCodeText('toString')).toBeNull();
  expect(failureCodeText('from-the-future')).toBeNull();
});
