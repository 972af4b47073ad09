import type { Page } from 'playwright';
import type { SandboxServer } from '../../sandbox/node-server';
import type { ChromiumExtension } from '../support/chromium-extension';
import type { Desk } from '../support/desk';

/** A screen in one of its states, reachable by an agent. */
export type Visit = (name: string, page: Page) => Promise<void>;

/** What a tour of the extension can use. */
export interface Surroundings {
  readonly desk: Desk;
  readonly extension: ChromiumExtension;
  readonly sandbox: SandboxServer;
}

/** A tour that stops at each screen and state. */
export type Tour = (at: Surroundings, visit: Visit) => Promise<void>;
