import { describe, expect, test } from 'vitest';
import { lineDiff } from './line-diff.mjs';

describe('lineDiff', () => {
  test.each([
    ['nothing', 'a\nb', 'a\nb', []],
    ['a replaced line', 'a\nb\nc', 'a\nx\nc', ['- b', '+ x']],
    ['lines put in', 'a\nc\n', 'a\nb\nb\nc\n', ['+ b', '+ b']],
    ['lines taken out', 'a\nb\nc', 'c', ['- a', '- b']],
    ['two places', 'a\nb\nc\nd\ne', 'a\nx\nc\nd\ny\ne', ['- b', '+ x', '+ y']],
    ['an empty line', 'a\nb', 'a\n\nb', ['+']],
  ])('shows %s', (_, before, after, expected) => {
    expect(lineDiff(before, after)).toEqual(expected);
  });
});
