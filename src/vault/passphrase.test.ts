import { describe, expect, it } from 'vitest';
import { checkPassphrase } from './passphrase';

describe('the rules of a passphrase', () => {
  it.each([
    ['', 'required'],
    ['eleven char', 'too-short'],
    ['twelve chars', null],
    ['x'.repeat(256), null],
    ['x'.repeat(257), 'too-long'],
  ])('%j: %s', (passphrase, problem) => {
    expect(checkPassphrase(passphrase)).toBe(problem);
  });

  it('count code points, not UTF-16 units', () => {
    expect(checkPassphrase('🔑'.repeat(11))).toBe('too-short');
    expect(checkPassphrase('🔑'.repeat(12))).toBeNull();
  });

  it('count what the key is made of, so that two keyboards agree', () => {
    expect(checkPassphrase('e\u0301'.repeat(11))).toBe('too-short');
    expect(checkPassphrase('\u00e9'.repeat(11))).toBe('too-short');
  });
});
