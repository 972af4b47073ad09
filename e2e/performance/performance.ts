import { test as chromium, expect } from '../support/chromium';
import { type Extent, Report } from './report';

interface Fixtures {
  /** How much to measure. */
  readonly extent: Extent;
  readonly report: Report;
}

/** A measurement in Chromium. A whole one starts once the browser has finished its work after the installation. */
export const test = chromium.extend<Fixtures>({
  extent: ['whole', { option: true }],
  quiet: async ({ extent }, use) => use(extent === 'whole'),
  report: async ({ extent, extension }, use) => {
    await use(new Report(extent, `Chromium ${extension.context.browser()?.version()}`));
  },
});

export { expect };
