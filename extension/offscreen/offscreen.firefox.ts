import { type Offscreen, offscreenByImport } from '../../src/platform/offscreen';
import type { Services } from './services';

/** Firefox's background is a page, and loads what it rarely needs when it is asked for. */
export const offscreen: Offscreen<Services> = offscreenByImport(
  async () => (await import('./services')).services,
);
