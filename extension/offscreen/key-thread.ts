import { trustedScript } from '../../src/platform/trusted-script';

/** A thread with the services of `key-worker.ts`. The build gives that file this name. */
export const makeKeyThread = () =>
  new Worker(trustedScript('/assets/key-worker.js'), { type: 'module' });
