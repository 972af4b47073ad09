import { type Offscreen, offscreenByImport } from '../../src/platform/offscreen';
import type { Services } from './services';

/** Firefox's background is a page, which can load rarely needed code on demand. */
export const offscreen: Offscreen<Services> = offscreenByImport(
  async () => (await import('./services')).services,
);
