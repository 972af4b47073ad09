import { expect, it } from 'vitest';
import { sentences } from './sentences';
import { statusText } from './status-text';

it.each([
  [['Nothing was sent.', 'Try again.'], 'Nothing was sent. Try again.'],
  [['没有发送。', '请重试。'], '没有发送。请重试。'],
  [[null, 'Try again.'], 'Try again.'],
  [['Nothing was sent.', undefined], 'Nothing was sent.'],
  [[null, ''], ''],
] as const)('%j: %j', (parts, text) => {
  expect(sentences(...parts)).toBe(text);
});

it('a status is in the user’s language, and an unknown one in the service’s words', () => {
  const t = (key: string) => key;
  expect(statusText('Suspended', t)).toBe('status_suspended');
  expect(statusText('Hibernating', t)).toBe('Hibernating');
});
