import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { PhoneNumberSchema, samePhone } from './phone-number';

const phone = (phoneCountryCode: string | null, phoneNumber: string) => ({
  phoneCountryCode,
  phoneNumber,
});

describe('a phone number', () => {
  it('has a calling code with a plus and national digits', () => {
    expect(v.is(PhoneNumberSchema, phone('+86', '13812345678'))).toBe(true);
    for (const wrong of [
      phone('86', '13812345678'),
      phone('+0', '13812345678'),
      phone('+86', '138-1234-5678'),
      phone('+86', '138'),
      phone('+86', '1'.repeat(16)),
      phone(null, '13812345678'),
    ]) {
      expect(v.is(PhoneNumberSchema, wrong)).toBe(false);
    }
  });
});

describe('two phone numbers', () => {
  it('are the same with the same calling code and digits, in any notation', () => {
    expect(samePhone(phone('+1', '4155552671'), phone('1', '415-555-2671'))).toBe(true);
  });

  it('are the same when a calling code is missing and the other is +86', () => {
    expect(samePhone(phone(null, '13812345678'), phone('+86', '13812345678'))).toBe(true);
    expect(samePhone(phone('', '13812345678'), phone('+86', '13812345678'))).toBe(true);
  });

  it('differ with another calling code or digit, or without digits', () => {
    expect(samePhone(phone('+1', '4155552671'), phone('+44', '4155552671'))).toBe(false);
    expect(samePhone(phone(null, '4155552671'), phone('+1', '4155552671'))).toBe(false);
    expect(samePhone(phone('+86', '13812345678'), phone('+86', '13812345679'))).toBe(false);
    expect(samePhone(phone('+86', ''), phone('+86', ''))).toBe(false);
  });
});
