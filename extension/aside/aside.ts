import type { Aside } from '../../src/platform/aside';
import { asideInDocument } from '../../src/platform/aside-document';
import type { Services } from './services';

/** Where a worker has done what it rarely needs: it cannot load code later. Firefox has a file of its own beside this. */
export const aside: Aside<Services> = asideInDocument('extension/aside/index.html');
