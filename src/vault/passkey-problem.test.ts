import { expect, it } from 'vitest';
import { areInComputers, passkeyProblem } from './passkey-problem';

it.each([
  ['the agent or the browser ended it', 'NotAllowedError', false, 'cancelled'],
  ['the page ended it', 'AbortError', false, 'cancelled'],
  ['nobody confirmed it in time', 'TimeoutError', true, 'timeout'],
  ['the authenticator has one already', 'InvalidStateError', false, 'known'],
  ['the browser has no way', 'NotSupportedError', false, 'failed'],
  ['something unknown went wrong', '', false, 'failed'],
])('%s: that is said', (_, error, timedOut, problem) => {
  expect(passkeyProblem(error, timedOut)).toBe(problem);
});

it('only a passkey with no other way to it is in a computer', () => {
  const here = { id: 'aQ==', salt: 'cw==', transports: ['internal'] } as const;
  const synced = { ...here, transports: ['hybrid', 'internal'] } as const;
  const unknown = { ...here, transports: [] };
  expect(areInComputers([here, here])).toBe(true);
  expect(areInComputers([here, synced])).toBe(false);
  expect(areInComputers([unknown])).toBe(false);
});
