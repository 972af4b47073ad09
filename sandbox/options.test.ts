import { expect, test } from 'vitest';
import { defaultOptions, withOptions } from './options';

test('a part of the options replaces that part and leaves the rest', () => {
  const options = withOptions(defaultOptions, { codeLength: 4 });
  expect(options).toEqual({ ...defaultOptions, codeLength: 4 });
});

test('an undefined entry leaves its option as it was', () => {
  expect(withOptions(defaultOptions, { codeLength: undefined })).toEqual(defaultOptions);
});

test.each([
  { codeLength: 3 },
  { codeLength: 9 },
  { verifyCodeMaxAttempts: 0 },
  { managementTokenLifetimeSeconds: 0 },
])('%o is out of range', (part) => {
  expect(() => withOptions(defaultOptions, part)).toThrow();
});

test('an option that does not exist is refused', () => {
  const misspelt: object = { codeLenght: 4 };
  expect(() => withOptions(defaultOptions, misspelt)).toThrow();
});
