import { describe, expect, test } from 'vitest';
import { nextVersion } from './version.mjs';

describe('nextVersion', () => {
  test.each([
    ['patch', '1.2.4'],
    ['minor', '1.3.0'],
    ['major', '2.0.0'],
    ['1.10.0', '1.10.0'],
    ['1.2.3', '1.2.3'],
  ])('%s of 1.2.3 is %s', (wanted, expected) => {
    expect(nextVersion('1.2.3', wanted)).toBe(expected);
  });

  test.each([undefined, '', 'v1.3.0', '1.3', '1.3.0-beta.1', '01.3.0', '70000.0.0', 'latest'])(
    'refuses %s',
    (wanted) => {
      expect(() => nextVersion('1.2.3', wanted)).toThrow('Name what to release');
    },
  );

  test('refuses a part that Chrome cannot count to', () => {
    expect(() => nextVersion('1.2.65535', 'patch')).toThrow('no part above 65535');
  });

  test.each(['1.2.2', '1.1.9', '0.9.9'])('refuses to go back to %s', (wanted) => {
    expect(() => nextVersion('1.2.3', wanted)).toThrow('older');
  });
});
