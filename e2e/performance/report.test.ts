import { beforeEach, expect, it, vi } from 'vitest';
import { type Extent, type Figure, Report } from './report';

beforeEach(() => void vi.spyOn(process.stdout, 'write').mockReturnValue(true));

const part = { heading: 'Test', how: 'Not at all.' };

function missed(figure: Omit<Figure, 'what' | 'unit'>, extent: Extent = 'short') {
  const report = new Report(extent);
  report.add({ what: 'a figure', unit: 'ms', ...figure });
  return report.finish(part).length > 0;
}

it.each([
  ['times the floor', { floor: [10], budget: { timesFloor: 1.5 } }, 30, 31],
  ['beyond the floor', { floor: [10], budget: { beyondFloor: 5 } }, 20, 21],
  ['at the most', { budget: { atMost: 100 } }, 200, 201],
  ['at the least', { budget: { atLeast: 300 } }, 150, 149],
])('judges the median against twice the budget in a short run: %s', (_, bounds, good, bad) => {
  expect(missed({ ...bounds, samples: [good] })).toBe(false);
  expect(missed({ ...bounds, samples: [bad] })).toBe(true);
  // One outlier of three does not count.
  expect(missed({ ...bounds, samples: [good, good, 0] })).toBe(false);
  expect(missed({ ...bounds, samples: [good, good, bad * 100] })).toBe(false);
});

it('reports figures without a budget, and does not judge them', () => {
  expect(missed({ samples: [1e9], floor: [1] })).toBe(false);
});
