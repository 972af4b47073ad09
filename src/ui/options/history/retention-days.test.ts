import { expect, it } from 'vitest';
import messages from '../../../../public/_locales/en/messages.json';
import { RETENTION_DAYS_MAX, RETENTION_DAYS_MIN } from '../../../history/limits';
import { deletesMore, retentionDays } from './retention-days';

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

it('the text names the bounds', () => {
  const { message } = messages.days_malformed;
  expect(message).toContain(`from ${RETENTION_DAYS_MIN} to ${RETENTION_DAYS_MAX}.`);
});

it('a shorter time deletes more', () => {
  expect(deletesMore(30, 180)).toBe(true);
  expect(deletesMore(180, 180)).toBe(false);
  expect(deletesMore(365, 180)).toBe(false);
});
