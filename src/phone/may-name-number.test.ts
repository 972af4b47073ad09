import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayNameNumber } from './may-name-number';
import { parsePhone } from './parse-phone';
import { samePhone } from './phone-number';

const bound = (phoneNumber: string, phoneCountryCode: string | null = '+86') => ({
  phoneNumber,
  phoneCountryCode,
});

describe('a text names a number', () => {
  it.each([
    '13812345678',
    '86 138 1234 5678',
    '0086 138 1234 5678',
    '+86 138 1234 5678',
    '(+86) 138-1234-5678',
    'tel:+86-138-1234-5678',
    '１３８　１２３４　５６７８',
    '＋８６１３８１２３４５６７８',
    '١٣٨١٢٣٤٥٦٧٨',
    '138.1234.5678',
    'CEO: 138 1234 5678',
  ])('as %s', (text) => {
    for (const kept of ['13812345678', '+8613812345678', '8613812345678', '0086 138-1234-5678']) {
      for (const code of ['+86', '86', '0086', null, '']) {
        expect(mayNameNumber(text, bound(kept, code)), `${kept} ${code}`).toBe(true);
      }
    }
  });

  it.each([
    ['+44 (0)20 7946 0958', '2079460958', '+44'],
    ['020 7946 0958', '2079460958', '+44'],
    ['8 912 345-67-89', '9123456789', '+7'],
    ['1 415 555 2671', '4155552671', '+1'],
    ['06 1 234 5678', '12345678', '+36'],
    ['1 415 555 2671', '+14155552671', null],
  ])('%s is %s of %s', (text, number, code) => {
    expect(mayNameNumber(text, bound(number, code))).toBe(true);
  });

  it.each([
    '',
    '5678',
    '12345678',
    '+44 13812345678',
    '0044 138 1234 5678',
    '13812345679',
    'alice',
  ])('but not as “%s”', (text) => {
    expect(mayNameNumber(text, bound('13812345678'))).toBe(false);
  });

  it('wherever parsePhone reads the two as the same', () => {
    const country = fc.constantFrom('+86', '+44', '+1', '+7', '+36', '+81', '+852', '+971', '+39');
    const number = fc.stringMatching(/^[1-9]\d{6,10}$/);
    const before = fc.constantFrom('', '0', '8', '1', '06', 'code', '+', '00', '+0');
    const gap = fc.constantFrom('', ' ', '-', '.', '　', ' - ');
    fc.assert(
      fc.property(country, number, before, gap, country, (code, digits, front, space, other) => {
        const ahead = {
          code: code.slice(1),
          '+': code,
          '00': `00${code.slice(1)}`,
          '+0': `${code}(0)`,
        };
        const text = [Reflect.get(ahead, front) ?? front, digits.slice(0, 3), digits.slice(3)].join(
          space,
        );
        const read = parsePhone(text, code);
        if (read === null) return;
        expect(mayNameNumber(text, bound(read.phoneNumber, read.phoneCountryCode))).toBe(true);
        const elsewhere = { phoneNumber: read.phoneNumber, phoneCountryCode: other };
        if (front === '+' && !samePhone(read, elsewhere)) {
          expect(mayNameNumber(text, elsewhere)).toBe(false);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
