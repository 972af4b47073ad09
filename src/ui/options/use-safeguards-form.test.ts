import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { LIST_MAX, safeguardEntries } from '../../safeguards/safeguards';
import { limitOf, linesOf } from './use-safeguards-form';

describe('the fields of the safeguards', () => {
  it('read lists a line each, and never more than is taken', () => {
    expect(linesOf(' a \n\n b\n')).toEqual(['a', 'b']);
    const long = linesOf(Array.from({ length: 500 }, () => 'x'.repeat(500)).join('\n'));
    expect(long).toHaveLength(LIST_MAX);
    expect(v.is(safeguardEntries.protectedAccounts, long)).toBe(true);
  });

  it.each([
    ['', 0],
    ['12', 12],
    ['-3', 0],
    ['99999', 1_000],
    ['2.6', 3],
    ['many', 0],
  ])('read the limit %j as %i', (text, limit) => {
    expect(limitOf(text)).toBe(limit);
    expect(v.is(safeguardEntries.hourlyLimit, limit)).toBe(true);
  });
});
