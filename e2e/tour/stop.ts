import type { Page } from 'playwright';
import type { SandboxServer } from '../../sandbox/node-server';
import type { ChromiumExtension } from '../support/chromium-extension';
import type { Desk } from '../support/desk';

/** A screen in one of its states, as an agent can come to see it. */
export type Visit = (name: string, page: Page) => Promise<void>;

/** What a walk through the extension has at hand. */
export interface Surroundings {
  readonly desk: Desk;
  readonly extension: ChromiumExtension;
  readonly sandbox: SandboxServer;
}

/** A walk that stops at each screen and state it comes to. */
export type Tour = (at: Surroundings, visit: Visit) => Promise<void>;
