import { describe, expect, it } from 'vitest';
import { failure } from '../genauth/failure';
import { noSecrets, type Task } from './ports';
import type { OperationRequest } from './request';
import { toCard } from './testing/story';
import { withoutCaller } from './without-caller';

const task = (request: OperationRequest): Task => ({
  request,
  environment: toCard.environment,
  way: 'sms',
  account: toCard.account,
});
const said = (message: string, request: OperationRequest = { kind: 'read-back' }) =>
  withoutCaller(failure('answered', 'refused', { message }), task(request), {
    ...noSecrets,
    query: { text: 'liddell', phone: null },
  }).message;

describe('the service’s message in a failure', () => {
  it('names neither the account nor the search text', () => {
    const message = `User ${toCard.account?.userId} (Alice, liddell) is busy`;
    const left = said(message) ?? '';
    for (const word of ['Alice', 'liddell', toCard.account?.userId ?? '']) {
      expect(left).not.toContain(word);
    }
    expect(left).toContain('is busy');
  });

  it('does not repeat what was typed', () => {
    const credential = { way: 'password', account: 'wonderland', password: 'x' } as const;
    expect(said('No wonderland here', { kind: 'sign-in', credential })).not.toContain('wonderland');
    const query = { text: 'Dinah', phone: null };
    expect(said('Dinah is unknown', { kind: 'find-user', query })).not.toContain('Dinah');
  });

  it('is unchanged if it names nobody, and may be missing', () => {
    expect(said('Too many requests')).toBe('Too many requests');
    const silent = failure('answered', 'refused');
    expect(withoutCaller(silent, task({ kind: 'read-back' }), noSecrets)).toBe(silent);
  });
});
