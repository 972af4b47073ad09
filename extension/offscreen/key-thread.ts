import { trustedScript } from '../../src/platform/trusted-script';

/** A thread with the services of `key-worker.ts`, whose file has this one name in the build. */
export const makeKeyThread = () =>
  new Worker(trustedScript('/assets/key-worker.js'), { type: 'module' });
