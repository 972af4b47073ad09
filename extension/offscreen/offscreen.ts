import type { Offscreen } from '../../src/platform/offscreen';
import { offscreenInDocument } from '../../src/platform/offscreen-document';
import { pages } from '../../src/platform/pages';
import type { Services } from './services';

/** Runs what a service worker rarely needs, since it cannot load code later. Firefox has its own version of this file. */
export const offscreen: Offscreen<Services> = offscreenInDocument(pages.offscreen);
