import { describe, expect, it } from 'vitest';
import type { DayCount } from '../../../history/history';
import { chartHeight, layoutChart, niceTop } from './chart-layout';

const none = { unbound: 0, accepted: 0, unknown: 0, refused: 0, abandoned: 0 };
const day = (start: number, counts: Partial<DayCount['counts']>): DayCount => ({
  start,
  counts: { ...none, ...counts },
});

describe('the chart of days', () => {
  it.each([
    [0, 4],
    [4, 4],
    [5, 10],
    [11, 20],
    [21, 40],
    [41, 100],
    [1234, 2000],
    [9000, 10_000],
  ])('with a maximum of %i a day ends at %i', (greatest, top) => {
    expect(niceTop(greatest)).toBe(top);
  });

  it('stacks the outcomes of a day from the bottom, without gaps', () => {
    const { bars, top } = layoutChart([day(1, { refused: 1, unbound: 2, unknown: 1 })]);
    expect(top).toBe(4);
    expect(bars[0]?.segments).toEqual([
      { kind: 'unbound', count: 2, y: 50, height: 50 },
      { kind: 'unknown', count: 1, y: 25, height: 25 },
      { kind: 'refused', count: 1, y: 0, height: 25 },
    ]);
  });

  it('counts all days, and draws nothing for an empty one', () => {
    const layout = layoutChart([day(1, { unbound: 8 }), day(2, {}), day(3, { unbound: 1 })]);
    expect(layout).toMatchObject({ width: 30, total: 9, totals: { ...none, unbound: 9 } });
    expect(layout.bars.map(({ segments }) => segments.length)).toEqual([1, 0, 1]);
    expect(layout.bars[0]?.segments[0]?.height).toBe((8 / 10) * chartHeight);
  });

  it('has a top even without any case', () => {
    expect(layoutChart([day(1, {})])).toMatchObject({ top: 4, total: 0 });
  });
});
