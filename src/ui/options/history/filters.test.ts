import { describe, expect, it } from 'vitest';
import { asksForAll, noFilters, queryOf } from './filters';

describe('the query of the search', () => {
  it('is everything if nothing is chosen', () => {
    expect(queryOf(noFilters)).toEqual({
      text: '',
      outcome: null,
      route: null,
      environmentId: null,
      from: null,
      to: null,
    });
    expect(asksForAll(queryOf(noFilters))).toBe(true);
  });

  it('is what was chosen', () => {
    const filters = { ...noFilters, outcome: 'refused', route: 'lost-phone', environmentId: 'e1' };
    expect(queryOf(filters)).toMatchObject({
      outcome: 'refused',
      route: 'lost-phone',
      environmentId: 'e1',
    });
    expect(asksForAll(queryOf(filters))).toBe(false);
  });

  it('includes the first day from its start and the last one to its end', () => {
    const { from, to } = queryOf({ ...noFilters, from: '2026-11-24', to: '2026-11-24' });
    expect(from).toBe(new Date(2026, 10, 24).getTime());
    expect(to).toBe(new Date(2026, 10, 25).getTime());
  });

  it('trims the text', () => {
    expect(queryOf({ ...noFilters, text: '  INC-1 ' }).text).toBe('INC-1');
    expect(asksForAll(queryOf({ ...noFilters, text: '  ' }))).toBe(true);
  });

  it('omits what cannot be chosen', () => {
    expect(queryOf({ ...noFilters, outcome: 'lost', route: 'C', from: 'today' })).toEqual(
      queryOf(noFilters),
    );
  });
});
