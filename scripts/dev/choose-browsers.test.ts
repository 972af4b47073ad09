import { expect, test } from 'vitest';
import { chooseBrowsers } from './choose-browsers.mjs';

test.each([
  [[], ['chrome', 'firefox']],
  [['both'], ['chrome', 'firefox']],
  [['chrome'], ['chrome']],
  [['firefox'], ['firefox']],
])('%j chooses %j', (args, expected) => {
  expect(chooseBrowsers(args)).toEqual(expected);
});

test.each([[['edge']], [['chrome', 'firefox']], [['']]])('refuses %j', (args) => {
  expect(() => chooseBrowsers(args)).toThrow('Name chrome, firefox or both');
});
