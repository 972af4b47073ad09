import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hideEnding, matchesEnding, readLastFour } from './last-four';
import { maskPhone, shownEnding } from './mask-phone';

it.each(['5678', ' 56 78 ', '5-678', '５６７８'])('%j is four digits', (typed) => {
  expect(readLastFour(typed)).toBe('5678');
});

it.each(['', '567', '56789', '5678x', '٥٦٧٨', '****'])('%j is not four digits', (typed) => {
  expect(readLastFour(typed)).toBeNull();
});

it.each([
  ['+86 138****5678', '+86 138********'],
  ['+86 ***45', '+86 *****'],
  ['+1 20*******', '+1 20*******'],
  ['13812345678', '***********'],
  ['', ''],
])('%j without its ending is %j', (masked, hidden) => {
  expect(hideEnding(masked)).toBe(hidden);
});

it('no number matches anything once its ending is hidden', () => {
  const digits = fc.stringMatching(/^\d{1,17}$/);
  fc.assert(
    fc.property(digits, fc.constantFrom('+86', null), (phoneNumber, phoneCountryCode) => {
      const masked = maskPhone({ phoneNumber, phoneCountryCode });
      const hidden = hideEnding(masked);
      expect(hidden).toHaveLength(masked.length);
      expect(shownEnding(hidden)).toBe('');
      expect(matchesEnding(hidden, phoneNumber.slice(-4).padStart(4, '0'))).toBe(false);
    }),
  );
});
