import { expect, it } from 'vitest';
import { retentionDays } from './retention-days';

it.each([
  ['30', 30],
  [' 365 ', 365],
  ['3650', 3650],
  ['0', null],
  ['3651', null],
  ['', null],
  ['1.5', null],
  ['-3', null],
  ['ten', null],
])('receipts are kept for “%s”: %j days', (text, days) => {
  expect(retentionDays(text)).toBe(days);
});
