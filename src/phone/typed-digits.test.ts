import { describe, expect, it } from 'vitest';
import { foldDigits } from './typed-digits';

describe('digits as typed', () => {
  it.each([
    ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
    ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
    ['०१२३४५६७८९', '0123456789'],
    ['０１２３４５６７８９', '0123456789'],
    ['\u202a+971 ٥٠ ١٢٣\u202c', '+971 50 123'],
  ])('%j are %j', (typed, plain) => {
    expect(foldDigits(typed)).toBe(plain);
  });

  it('of every script become ASCII, in order', () => {
    const digits: string[] = [];
    for (let code = 0; code <= 0x10_ff_ff; code += 1) {
      const sign = code >= 0xd800 && code <= 0xdfff ? '' : String.fromCodePoint(code);
      if (/^\p{Nd}$/u.test(sign)) digits.push(sign);
    }
    expect(digits.length).toBeGreaterThan(600);
    expect(foldDigits(digits.join(''))).toBe('0123456789'.repeat(digits.length / 10));
  });
});
