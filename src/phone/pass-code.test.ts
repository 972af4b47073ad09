import { describe, expect, it } from 'vitest';
import { isFullCode, parsePassCode } from './pass-code';

describe('a verification code', () => {
  it.each([
    ['123456', '123456'],
    ['1234', '1234'],
    ['12345678', '12345678'],
    ['123 456', '123456'],
    ['12-34-56', '123456'],
    [' 0 0 1 2 ', '0012'],
    ['１２３　４５６', '123456'],
    ['123–456', '123456'],
    ['\u200e123456\u200e', '123456'],
    ['١٢٣٤٥٦', '123456'],
    ['१२३ ४५६', '123456'],
  ])('is read from %j', (text, code) => {
    expect(parsePassCode(text)).toBe(code);
  });

  it.each(['', '123', '123456789', '12a456', '123.456', '+123456', '١٢٣', '१२३४५६७८९'])(
    'is not %j',
    (text) => {
      expect(parsePassCode(text)).toBeNull();
    },
  );
});

it.each([
  ['123456', true],
  ['123 456', true],
  ['12345', false],
  ['1234567', false],
  ['', false],
])('%j is complete: %s', (text, expected) => {
  expect(isFullCode(text)).toBe(expected);
});
