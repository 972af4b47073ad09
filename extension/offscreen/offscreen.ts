import type { Offscreen } from '../../src/platform/offscreen';
import { offscreenInDocument } from '../../src/platform/offscreen-document';
import { pages } from '../../src/platform/pages';
import type { Services } from './services';

/** Where a worker has done what it rarely needs: it cannot load code later. Firefox has a file of its own beside this. */
export const offscreen: Offscreen<Services> = offscreenInDocument(pages.offscreen);
