import { asideByImport } from '../../src/platform/aside';
import { asideInDocument } from '../../src/platform/aside-document';
import type { Services } from './services';

/**
 * Where the background has done what it rarely needs. Firefox's is a page and loads the code when it is asked for; the
 * worker of Chrome cannot. The build knows which it is for, so that neither carries the other's way.
 */
export const aside =
  import.meta.env.MODE === 'firefox'
    ? asideByImport<Services>(async () => (await import('./services')).services)
    : asideInDocument<Services>('extension/aside/index.html');
