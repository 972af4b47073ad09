import { expect, it } from 'vitest';
import { isAsked } from './asked';

it.each([
  ['never', false, false],
  ['never', true, false],
  ['lost-phone', false, false],
  ['lost-phone', true, true],
  ['always', false, true],
  ['always', true, true],
] as const)('%s, with the phone lost: %s, is required: %s', (asked, lost, is) => {
  expect(isAsked(asked, lost)).toBe(is);
});
