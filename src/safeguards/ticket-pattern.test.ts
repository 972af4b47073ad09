import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeRegExp, ticketMatches, ticketPatternFor } from './ticket-pattern';

describe('a ticket', () => {
  it.each([
    ['INC0012345', 'INC#'],
    ['inc7', 'INC#'],
    ['SUP-12', '@-#'],
    ['anything at all', ''],
    ['CS-2026-0042', 'CS-#-#'],
    ['ab12cd', '*12*'],
    ['12', '*12*'],
    ['工单-7', '@-#'],
  ])('%s fits %s', (ticket, pattern) => {
    expect(ticketMatches(ticket, pattern)).toBe(true);
  });

  it.each([
    ['INC', 'INC#'],
    ['INC12x', 'INC#'],
    ['XINC12', 'INC#'],
    ['-12', '@-#'],
    ['', '#'],
    ['ab1cd', '*12*'],
  ])('%s does not fit %s', (ticket, pattern) => {
    expect(ticketMatches(ticket, pattern)).toBe(false);
  });

  it('without letters or digits matches only its own pattern, whatever the case', () => {
    const plain = fc.string({ minLength: 1, unit: fc.constantFrom(...'abcXYZ09-_/. ') });
    fc.assert(
      fc.property(plain, plain, (one, other) => {
        expect(ticketMatches(one, other)).toBe(one.toLowerCase() === other.toLowerCase());
      }),
    );
  });

  it('of any length is checked quickly, whatever the pattern', () => {
    const from = performance.now();
    expect(ticketMatches('1'.repeat(2_000), `${'#*'.repeat(60)}x`)).toBe(false);
    expect(performance.now() - from).toBeLessThan(2_000);
  });
});

describe('a regular expression', () => {
  it.each([
    ['^HD-\\d+$', 'HD-#'],
    ['HD-\\d{4,6}', 'HD-#'],
    ['^[A-Z]+-[0-9]+$', '@-#'],
    ['INC\\d\\d\\d', 'INC#'],
    ['HD\\-.*', 'HD-*'],
    ['(HD|SUP)-\\d+', null],
    ['^$', null],
    ['HD-#+', null],
    ['HD-[0-9]?', null],
  ])('%s is recognized and means %s', (regExp, pattern) => {
    expect(looksLikeRegExp(regExp)).toBe(true);
    expect(ticketPatternFor(regExp)).toBe(pattern);
  });

  it.each(['INC#', 'SUP-#', '@-#', '*', '', '工单-#', '[INC#]', '(SUP-#)', 'HD.#', 'HD_#/*'])(
    'is not %s',
    (pattern) => {
      expect(looksLikeRegExp(pattern)).toBe(false);
    },
  );
});
