import { test as base, expect } from 'playwright/test';
import { type Extent, Report } from './report';

interface Fixtures {
  /** How much to measure. */
  readonly extent: Extent;
  readonly report: Report;
}

/** A measurement without a browser. */
export const test = base.extend<Fixtures>({
  extent: ['whole', { option: true }],
  report: async ({ extent }, use) => {
    await use(new Report(extent));
  },
});

export { expect };
