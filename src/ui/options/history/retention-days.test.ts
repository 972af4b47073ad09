import { expect, it } from 'vitest';
import messages from '../../../../public/_locales/en/messages.json';
import { RETENTION_DAYS_MAX, RETENTION_DAYS_MIN } from '../../../history/limits';
import { daysText, deletesMore, isNarrowed, retentionDays } from './retention-days';

const widest = { min: RETENTION_DAYS_MIN, max: RETENTION_DAYS_MAX };

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
  expect(retentionDays(text, widest)).toBe(days);
});

it('the organization can narrow the days, and the texts name the bounds', () => {
  expect(isNarrowed(widest)).toBe(false);
  expect(daysText(widest)).toBe('1–3650');
  for (const bounds of [
    { min: 30, max: 3650 },
    { min: 1, max: 90 },
  ]) {
    expect(isNarrowed(bounds)).toBe(true);
    expect(retentionDays(String(bounds.min), bounds)).toBe(bounds.min);
    expect(retentionDays(String(bounds.max), bounds)).toBe(bounds.max);
    expect(retentionDays(String(bounds.min - 1), bounds)).toBeNull();
    expect(retentionDays(String(bounds.max + 1), bounds)).toBeNull();
  }
  expect(daysText({ min: 90, max: 90 })).toBe('90');
  for (const { message } of [messages.days_malformed, messages.retention_hint_managed]) {
    expect(message).toContain('$1');
  }
});

it('a shorter time deletes more', () => {
  expect(deletesMore(30, 180)).toBe(true);
  expect(deletesMore(180, 180)).toBe(false);
  expect(deletesMore(365, 180)).toBe(false);
});
