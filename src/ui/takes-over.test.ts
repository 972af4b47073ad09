import { describe, expect, it } from 'vitest';
import { takesOver } from './takes-over';

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiI2NWExZjBjMmQzZTRiNWE2OTc4ODIwMDEifQ.c2lnbmF0dXJl_-x';
const line = 'SUP-1042: 138-0013-8000, lin@example.com';

describe('a paste', () => {
  it.each([
    ['caller', '138 0013 8000'],
    ['caller', '＋８６（１３８）００１３－８０００'],
    ['caller', line],
    ['ticket', 'INC0012345'],
    ['login-email', 'lin@example.com'],
    ['login-account', 'lin@example.com'],
    ['login-account', '13800138000'],
    ['login-password', line],
    ['login-code', '12-34-56'],
    ['access-token', jwt],
    ['caller', 'Henry Ortiz'],
    ['practice-answer', line],
    [null, 'nothing to find'],
  ])('into %s is left to the field: %s', (field, text) => {
    expect(takesOver(text, field)).toBe(false);
  });

  it.each([
    ['caller', jwt],
    ['caller', `${line} ${jwt}`],
    ['caller', 'access_token=0123456789abcdef0123'],
    ['caller', 'HD-1001\nzhou.lu@example.com'],
    ['ticket', line],
    ['ticket', jwt],
    ['login-email', '138 0013 8000'],
    ['login-account', jwt],
    ['login-code', jwt],
    ['access-token', `Bearer ${jwt}`],
    ['access-token', '13800138000, lost'],
    [null, '13800138000'],
    [null, jwt],
  ])('into %s is read for clues: %s', (field, text) => {
    expect(takesOver(text, field)).toBe(true);
  });

  it('into the box replaces what is about somebody else, and follows a country code', () => {
    expect(takesOver('138 0013 8000', 'caller', 'HD-1001 zhou@example.com')).toBe(true);
    expect(takesOver('138 0013 8000', 'caller', '139 0013 9000')).toBe(true);
    expect(takesOver('138 0013 8000', 'caller', '+86 ')).toBe(false);
    expect(takesOver('Henry Ortiz', 'caller', '139 0013 9000')).toBe(false);
  });
});
