import { type Aside, asideByImport } from '../../src/platform/aside';
import type { Services } from './services';

/** Firefox's background is a page, and loads what it rarely needs when it is asked for. */
export const aside: Aside<Services> = asideByImport(
  async () => (await import('./services')).services,
);
