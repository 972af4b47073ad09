import { test as base, expect } from 'playwright/test';
import { type SandboxServer, startSandboxServer } from '../../sandbox/node-server';
import type { HostPermission } from './build-copy';
import { describedWire } from './described-wire';

/** What a test may choose with `test.use`. */
interface Options {
  /** `granted` unless the test is about the permission itself. */
  readonly hostPermission: HostPermission;
  /** The browser's language, as `en-US`. */
  readonly language: string;
}

interface Fixtures {
  /** A fresh service at `sandbox.url`; inspect it through `sandbox.sandbox`. */
  readonly sandbox: SandboxServer;
}

/** What journeys share in both browsers. */
export { expect };

export const journey = base.extend<Options & Fixtures>({
  hostPermission: ['granted', { option: true }],
  language: ['en-US', { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed, here none
  sandbox: async ({}, use) => {
    const server = await startSandboxServer();
    const undescribed = describedWire(server.sandbox);
    await use(server);
    await server.close();
    // In every journey, no request has a wrong or missing field.
    expect(server.sandbox.requests.flatMap(({ problems }) => problems)).toEqual([]);
    // And all requests and answers match the project's own description.
    expect(undescribed()).toEqual([]);
  },
});
