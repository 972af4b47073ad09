import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parsePhone } from './parse-phone';
import { PhoneNumberSchema } from './phone-number';

describe('parsing a phone number', () => {
  it.each([
    '13812345678',
    '138 1234 5678',
    '138-1234-5678',
    '138–1234—5678',
    '138.1234.5678',
    '(138) 1234 5678',
    '+8613812345678',
    '+86 138 1234 5678',
    '(+86) 138-1234-5678',
    '0086 138 1234 5678',
    '8613812345678',
    'tel:+86-138-1234-5678',
    '１３８　１２３４　５６７８',
    '＋８６（１３８）１２３４－５６７８',
    '\u202d+86 138 1234 5678\u202c',
    '  13812345678\n',
  ])('accepts %j', (text) => {
    expect(parsePhone(text)).toEqual({ phoneCountryCode: '+86', phoneNumber: '13812345678' });
  });

  it.each([
    ['+1 (415) 555-2671', '+1', '4155552671'],
    ['001 415 555 2671', '+1', '4155552671'],
    ['+44 (0)20 7946 0958', '+44', '2079460958'],
    ['+852 5123 4567', '+852', '51234567'],
    ['010 8888 7777', '+86', '1088887777'],
  ])('reads %j as %s %s', (text, phoneCountryCode, phoneNumber) => {
    expect(parsePhone(text)).toEqual({ phoneCountryCode, phoneNumber });
  });

  it('uses the given country for numbers without a calling code', () => {
    const british = { phoneCountryCode: '+44', phoneNumber: '2079460958' };
    expect(parsePhone('020 7946 0958', '+44')).toEqual(british);
    expect(parsePhone('0044 20 7946 0958', '+1')).toEqual(british);
    expect(parsePhone('415-555-2671', '+1')).toEqual({
      phoneCountryCode: '+1',
      phoneNumber: '4155552671',
    });
  });

  it('reads digits outside all numbering plans as a national number, as typed', () => {
    expect(parsePhone('12345')).toEqual({ phoneCountryCode: '+86', phoneNumber: '12345' });
    expect(parsePhone('199 0000 0000 000')).toEqual({
      phoneCountryCode: '+86',
      phoneNumber: '19900000000000',
    });
    expect(parsePhone('123456789012')).toEqual({
      phoneCountryCode: '+86',
      phoneNumber: '123456789012',
    });
    expect(parsePhone('555 123', '+999')).toEqual({
      phoneCountryCode: '+999',
      phoneNumber: '555123',
    });
  });

  it.each([
    '',
    '   ',
    '1234',
    '1234567890123456',
    '+',
    '+86',
    '+861',
    '86+13812345678',
    '++8613812345678',
    'someone@example.com',
    'call 13812345678',
    '13812345678 ext 5',
    '138x1234x5678',
    '1-800-FLOWERS',
  ])('rejects %j', (text) => {
    expect(parsePhone(text)).toBeNull();
  });

  it.each(['', '+', '+0', 'CN', '+86 1'])('rejects a default of %j', (code) => {
    expect(() => parsePhone('13812345678', code)).toThrow(RangeError);
  });

  it('reads every mobile number the same, however grouped', () => {
    const separator = fc.constantFrom('', ' ', '-', '\u3000', '\u2011', '.', ' - ');
    fc.assert(
      fc.property(
        fc.nat(99_999_999),
        separator,
        fc.constantFrom('', '+86', '0086'),
        (n, gap, code) => {
          const digits = `138${String(n).padStart(8, '0')}`;
          const text = [code, digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)].join(gap);
          expect(parsePhone(text)).toEqual({ phoneCountryCode: '+86', phoneNumber: digits });
        },
      ),
    );
  });

  it('returns a well-formed number or null for any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(...'0123456789+-() .０９＋'), maxLength: 30 }),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const phone = parsePhone(typed);
        expect(phone === null || v.is(PhoneNumberSchema, phone)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
