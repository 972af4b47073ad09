import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastDigits, maskPhone } from './mask-phone';

const phone = (phoneNumber: string, phoneCountryCode: string | null = '+86') => ({
  phoneCountryCode,
  phoneNumber,
});

describe('a masked phone number', () => {
  it.each([
    [phone('13812345678'), '+86 138****5678'],
    [phone('13812345678', '86'), '+86 138****5678'],
    [phone('13812345678', null), '138****5678'],
    [phone('138-1234-5678'), '+86 138****5678'],
    [phone('13812345678', '+8613812345678'), '138****5678'],
    [phone('4155552671', '+1'), '+1 41****2671'],
    [phone('51234567', '+852'), '+852 ****4567'],
    [phone('123456'), '+86 ***456'],
    [phone('12345'), '+86 ***45'],
    [phone('١٣٨١٢٣٤٥٦٧٨'), '+86 138****5678'],
    [phone('not a number'), '****'],
  ])('of %j is %s', (number, masked) => {
    expect(maskPhone(number)).toBe(masked);
  });

  it('never shows the number, nor too much of it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 20 }),
        (digits) => {
          const masked = maskPhone(phone(digits, null));
          const shown = masked.replace(/\*/g, '').length;
          const [head = '', tail = ''] = masked.split(/\*+/);
          expect(masked).toHaveLength(digits.length);
          expect(digits.startsWith(head) && digits.endsWith(tail)).toBe(true);
          expect(head.length).toBeLessThanOrEqual(3);
          expect(tail.length).toBeLessThanOrEqual(4);
          expect(digits.length - shown).toBeGreaterThanOrEqual(Math.min(4, digits.length / 2));
          if (digits.length < 11) expect(shown).toBeLessThanOrEqual(digits.length / 2 + 1);
          expect(masked).not.toContain(digits);
          if (digits.length >= 4) expect(maskPhone(phone(digits))).not.toContain(digits);
        },
      ),
    );
  });
});

describe('the last digits', () => {
  it('are the last four, or as many as there are', () => {
    expect(lastDigits(phone('138-1234-5678'))).toBe('5678');
    expect(lastDigits(phone('13812345678'), 2)).toBe('78');
    expect(lastDigits(phone('123'))).toBe('123');
    expect(lastDigits(phone('13812345678'), 0)).toBe('');
  });
});
