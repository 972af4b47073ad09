import { describe, expect, it } from 'vitest';
import { takesOver } from './takes-over';

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiI2NWExZjBjMmQzZTRiNWE2OTc4ODIwMDEifQ.c2lnbmF0dXJl_-x';
const line = 'SUP-1042: 138-0013-8000, lin@example.com';

describe('a paste', () => {
  it.each([
    ['login-phone', '138 0013 8000'],
    ['login-phone', '＋８６（１３８）００１３－８０００'],
    ['login-email', 'lin@example.com'],
    ['login-account', 'lin@example.com'],
    ['login-account', '13800138000'],
    ['login-password', line],
    ['login-code', '12-34-56'],
    ['access-token', jwt],
    ['admin-query', '13800138000'],
    ['admin-query', 'Henry Ortiz'],
    ['login-phone', 'no number at all'],
    ['practice-answer', line],
    [null, 'nothing to find'],
  ])('into %s is left to the field: %s', (field, text) => {
    expect(takesOver(text, field)).toBe(false);
  });

  it.each([
    ['login-phone', 'lin@example.com'],
    ['login-phone', jwt],
    ['login-phone', line],
    ['login-email', '138 0013 8000'],
    ['login-account', jwt],
    ['login-code', jwt],
    ['access-token', `Bearer ${jwt}`],
    ['access-token', '13800138000, lost'],
    ['admin-query', jwt],
    ['admin-query', line],
    [null, '13800138000'],
    [null, jwt],
  ])('into %s is read for clues: %s', (field, text) => {
    expect(takesOver(text, field)).toBe(true);
  });
});
