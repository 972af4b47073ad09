import { expect, it } from 'vitest';
import { countText, pluralText } from './plural';

const t = (key: string, ...substitutions: string[]) => `${key}(${substitutions.join()})`;

it.each([
  [0, 'candidates_found_other(0)'],
  [1, 'candidates_found_one(1)'],
  [2, 'candidates_found_other(2)'],
  [1_234, 'candidates_found_other(1,234)'],
])('%i selects the text for its count', (count, text) => {
  expect(pluralText(t, 'candidates_found', count)).toBe(text);
});

it('localizes a count', () => {
  expect(countText(1_234_567)).toBe('1,234,567');
});
