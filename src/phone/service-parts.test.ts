import { getCountries, getCountryCallingCode } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import { serviceParts } from './service-parts';

describe('a number as the service expects it', () => {
  it.each([
    ['+44 20 7946 0958', null, '2079460958', '+44'],
    ['+44 (0)20 7946 0958', null, '2079460958', '+44'],
    ['0044 20 7946 0958', null, '2079460958', '+44'],
    ['(+86) 138-1234-5678', null, '13812345678', '+86'],
    ['+8613812345678', '+86', '13812345678', '+86'],
    ['+٩٧١ ٥٠ ١٢٣ ٤٥٦٧', null, '501234567', '+971'],
    ['+1 415 555 2671', '', '4155552671', '+1'],
  ])('%s with %s has the two parts %s and %s', (phoneNumber, code, national, callingCode) => {
    expect(serviceParts({ phoneNumber, phoneCountryCode: code })).toEqual({
      phoneNumber: national,
      phoneCountryCode: callingCode,
    });
  });

  it.each([
    ['13812345678', '+86'],
    ['13812345678', null],
    ['020 7946 0958', '+44'],
    ['+12', null],
    ['?', null],
  ])('%s with %s stays as it is', (phoneNumber, phoneCountryCode) => {
    const phone = { phoneNumber, phoneCountryCode };
    expect(serviceParts(phone)).toEqual(phone);
  });

  it('knows where every calling code ends', () => {
    for (const country of getCountries()) {
      const code = getCountryCallingCode(country);
      const phone = { phoneNumber: `+${code}555123456`, phoneCountryCode: null };
      expect(serviceParts(phone)).toEqual({
        phoneNumber: '555123456',
        phoneCountryCode: `+${code}`,
      });
    }
  });
});
