import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ENTRY_MAX, LIST_MAX, safeguardEntries } from './safeguards';
import { readTypedSafeguards, type TypedSafeguards } from './typed-safeguards';

const nothing: TypedSafeguards = {
  verificationMethods: '',
  ticketPattern: '',
  protectedAccounts: '',
  protectedField: '',
  hourlyLimit: '0',
};

function read<Name extends keyof TypedSafeguards>(name: Name, text: string) {
  const result = readTypedSafeguards({ ...nothing, [name]: text });
  if (!result.ok) return result.problems[name];
  expect(v.is(safeguardEntries[name], result.safeguards[name])).toBe(true);
  return result.safeguards[name];
}

const lines = (count: number) => Array.from({ length: count }, (_, index) => `name-${index}`);

describe('typed safeguards', () => {
  it('are read, one entry per line', () => {
    expect(read('verificationMethods', ' Called back \n\n Badge\n')).toEqual([
      'Called back',
      'Badge',
    ]);
    expect(read('protectedAccounts', 'CEO <ceo@example.com>\n86 138 1234 5678\n')).toEqual([
      'CEO <ceo@example.com>',
      '86 138 1234 5678',
    ]);
    expect(read('protectedField', ' vip ')).toBe('vip');
    expect(read('ticketPattern', ' INC# ')).toBe('INC#');
  });

  it.each(['verificationMethods', 'protectedAccounts'] as const)(
    'are all saved or none: a list of %s is never cut',
    (name) => {
      expect(read(name, lines(LIST_MAX).join('\n'))).toHaveLength(LIST_MAX);
      const more = lines(LIST_MAX + 1).join('\n');
      expect(read(name, more)).toEqual({ code: 'list-too-long', about: '201' });
      const long = `ok\n${'x'.repeat(ENTRY_MAX + 1)}`;
      expect(read(name, long)).toEqual({ code: 'entry-too-long', about: `${'x'.repeat(32)}…` });
    },
  );

  it('name the entry that cannot be an account', () => {
    const text = 'ceo@example.com\nCEO of Acme\n+86';
    expect(read('protectedAccounts', text)).toEqual({
      code: 'entry-unusable',
      about: 'CEO of Acme',
    });
  });

  it.each([
    ['', 0],
    ['12', 12],
    [' 5 ', 5],
    ['５', 5],
    ['٥', 5],
    ['0', 0],
    ['1000', 1_000],
  ])('read %j an hour as %i', (text, limit) => {
    expect(read('hourlyLimit', text)).toBe(limit);
  });

  it.each(['5/h', '-3', '2.6', 'many', '1001', '99999', '5 5', '1e2', '9'.repeat(400)])(
    'reject %j an hour',
    (text) => {
      expect(read('hourlyLimit', text)).toEqual({ code: 'limit-malformed', about: '' });
    },
  );

  it('suggest the pattern for a regular expression', () => {
    expect(read('ticketPattern', '^HD-\\d+$')).toEqual({ code: 'pattern-regexp', about: 'HD-#' });
    expect(read('ticketPattern', '(a|b)+')).toEqual({ code: 'pattern-regexp', about: 'INC#' });
    expect(read('ticketPattern', '#'.repeat(ENTRY_MAX + 1))).toMatchObject({
      code: 'entry-too-long',
    });
  });

  it('report all problems at once', () => {
    const result = readTypedSafeguards({ ...nothing, hourlyLimit: 'x', ticketPattern: '\\d' });
    expect(result).toMatchObject({
      ok: false,
      problems: { hourlyLimit: { code: 'limit-malformed' }, ticketPattern: { about: '#' } },
    });
  });
});
