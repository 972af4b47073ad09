import type { OutcomeKind } from '../../../case/case';
import type { DayCount } from '../../../history/history';
import { outcomeKinds } from '../../text/outcome-order';

/** The chart's own units; it is stretched to the available width. */
export const chartHeight = 100;
export const dayWidth = 10;
const gap = 2.4;

export interface Segment {
  readonly kind: OutcomeKind;
  readonly count: number;
  readonly y: number;
  readonly height: number;
}

export interface DayBar {
  /** The start of the day. */
  readonly start: number;
  readonly total: number;
  /** The left edge of the day's column, which is `dayWidth` wide. */
  readonly left: number;
  readonly x: number;
  readonly width: number;
  /** From bottom to top. */
  readonly segments: readonly Segment[];
}

export interface ChartLayout {
  /** The value at the top of the chart. */
  readonly top: number;
  readonly width: number;
  readonly bars: readonly DayBar[];
  readonly totals: Readonly<Record<OutcomeKind, number>>;
  readonly total: number;
}

/** Stacked bars, one per day. */
export function layoutChart(days: readonly DayCount[]): ChartLayout {
  const totals = { unbound: 0, accepted: 0, unknown: 0, refused: 0, abandoned: 0 };
  for (const { counts } of days) for (const kind of outcomeKinds) totals[kind] += counts[kind];
  const top = niceTop(Math.max(0, ...days.map(({ counts }) => sum(counts))));
  return {
    top,
    width: days.length * dayWidth,
    bars: days.map((day, index) => barOf(day, index, top)),
    totals,
    total: sum(totals),
  };
}

function barOf({ start, counts }: DayCount, index: number, top: number): DayBar {
  let y = chartHeight;
  const segments: Segment[] = [];
  for (const kind of outcomeKinds) {
    const count = counts[kind];
    if (count === 0) continue;
    const height = (count / top) * chartHeight;
    y -= height;
    segments.push({ kind, count, y, height });
  }
  const left = index * dayWidth;
  return { start, total: sum(counts), left, x: left + gap / 2, width: dayWidth - gap, segments };
}

/** The smallest round number from `greatest` up whose half is round, too. */
export function niceTop(greatest: number): number {
  let scale = 1;
  for (;;) {
    for (const step of [4, 10, 20]) {
      if (greatest <= step * scale) return step * scale;
    }
    scale *= 10;
  }
}

function sum(counts: Readonly<Record<OutcomeKind, number>>): number {
  return outcomeKinds.reduce((all, kind) => all + counts[kind], 0);
}
