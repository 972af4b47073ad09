import { join } from 'node:path';
import type { BrowserContext, Page, Worker } from 'playwright';
import { type BuildChanges, copyBuild, type HostPermission } from './build-copy';
import { setChromiumPolicy, unpackedId } from './chromium-policy';
import { Complaints } from './complaints';
import { extensionPages, popupSize } from './pages';
import { type ChromiumSettings, startChromium } from './start-chromium';
import { isStranger, makeStranger } from './stranger';
import { makeTemporaryFolder, removeFolder } from './temporary-folder';
import { WorkerWatch } from './worker-watch';

export interface ChromiumLaunch extends Partial<ChromiumSettings> {
  /** The folder to load, relative to the repository's root. */
  readonly build?: string;
  readonly hostPermission?: HostPermission;
  /** Keeps the page that the extension opens at install. */
  readonly keepWelcome?: boolean;
  /**
   * Begins once the browser has done all that it does after an installation (some seconds; the page that the extension opens
   * is its last). For what looks at a background that sleeps.
   */
  readonly quiet?: boolean;
  /** What an organization has set for the extension on this computer. */
  readonly policy?: unknown;
  /** JavaScript that runs before the background, for a browser that behaves differently. */
  readonly prelude?: string | undefined;
  /** What is stored has a quota, which can be used up. */
  readonly storageQuota?: boolean;
}

interface Running {
  readonly context: BrowserContext;
  readonly workers: WorkerWatch;
}

/** The built extension in a separate Chromium with a separate profile. */
export class ChromiumExtension {
  readonly #folder: string;
  readonly #settings: ChromiumSettings;
  readonly complaints: Complaints;
  #running: Running;
  #withdrawPolicy: () => Promise<void> = async () => undefined;

  private constructor(
    folder: string,
    settings: ChromiumSettings,
    complaints: Complaints,
    running: Running,
  ) {
    this.#folder = folder;
    this.#settings = settings;
    this.complaints = complaints;
    this.#running = running;
  }

  static async launch({
    build = 'dist/chrome',
    hostPermission = 'granted',
    headless = true,
    language = 'en-US',
    stranger = false,
    logging = false,
    keepWelcome = false,
    quiet = true,
    policy,
    prelude,
    storageQuota = false,
  }: ChromiumLaunch = {}): Promise<ChromiumExtension> {
    const folder = await makeTemporaryFolder();
    const withdrawPolicy =
      policy === undefined ? null : await setChromiumPolicy(idIn(folder), policy);
    try {
      await copyBuild(build, join(folder, 'build'), hostPermission, { prelude, storageQuota });
      if (stranger) await makeStranger(folder);
      const settings = { headless, language, stranger, logging };
      const complaints = new Complaints();
      const running = await start(folder, settings, complaints);
      const extension = new ChromiumExtension(folder, settings, complaints, running);
      if (withdrawPolicy !== null) {
        // If an organization has set something, no page opens automatically.
        extension.#withdrawPolicy = withdrawPolicy;
        return extension;
      }
      if (keepWelcome) await extension.welcome();
      else if (quiet) await (await extension.welcome()).close();
      else closeWelcome(running.context);
      return extension;
    } catch (error) {
      await withdrawPolicy?.();
      await removeFolder(folder);
      throw error;
    }
  }

  get context(): BrowserContext {
    return this.#running.context;
  }

  async id(): Promise<string> {
    return new URL((await this.worker()).url()).host;
  }

  /** The popup's page, in a tab of the popup's size. */
  async popup(): Promise<Page> {
    const page = await this.context.newPage();
    await page.setViewportSize(popupSize);
    await page.goto(await this.address('popup'));
    return page;
  }

  async options(): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(await this.address('options'));
    return page;
  }

  /** The page that the extension opened at install. */
  async welcome(): Promise<Page> {
    const open = this.context.pages().find(isWelcome);
    return open ?? (await this.context.waitForEvent('page', isWelcome));
  }

  async address(page: keyof typeof extensionPages): Promise<string> {
    return `chrome-extension://${await this.id()}/${extensionPages[page]}`;
  }

  /** The service worker, which stays the same object however often it stops and starts. */
  async worker(): Promise<Worker> {
    return this.#worker((url) => !isStranger(url));
  }

  /** The other extension's worker. */
  stranger(): Promise<Worker> {
    return this.#worker(isStranger);
  }

  async #worker(wanted: (url: string) => boolean): Promise<Worker> {
    const is = (worker: Worker) => wanted(worker.url());
    const running = this.context.serviceWorkers().find(is);
    return running ?? (await this.context.waitForEvent('serviceworker', is));
  }

  /** Kills the service worker as the browser does: its memory is lost, `storage.session` is not. */
  stopWorker(): Promise<void> {
    // The browser's own message when a worker dies during a question about permissions.
    this.complaints.allow(/Error handling response: .*\n? *at extensions::permissions:/s);
    return this.#running.workers.stopAll();
  }

  /** Kills the browser's own process, as a crash does, and starts it again on the same profile. */
  async crash(): Promise<void> {
    const closed = this.context.waitForEvent('close');
    process.kill(await browserProcess(this.context), 'SIGKILL');
    await closed;
    await this.relaunch();
  }

  /** Quits the browser and starts it again on the same profile. */
  async relaunch(): Promise<void> {
    await this.#quit();
    this.#running = await start(this.#folder, this.#settings, this.complaints);
  }

  /** Replaces this build and has the browser load it, as an update does while the extension is idle. */
  async replaceBuild(build: string, changes: BuildChanges = {}): Promise<void> {
    const target = join(this.#folder, 'build');
    await removeFolder(target);
    await copyBuild(build, target, 'granted', changes);
    const next = this.context.waitForEvent('serviceworker');
    const session = await this.context.browser()?.newBrowserCDPSession();
    // A restart on the changed folder is not enough: Chromium keeps the worker that it has registered.
    await session?.send('Extensions.loadUnpacked', { path: target });
    await next;
  }

  /** Where the browser keeps and writes everything. */
  get folder(): string {
    return this.#folder;
  }

  /** Quits the browser and keeps what it wrote. */
  quit(): Promise<void> {
    return this.#quit();
  }

  /** Sets another policy, or none. A browser notices some seconds later, and at its next start. */
  async setPolicy(policy: unknown): Promise<void> {
    await this.#withdrawPolicy();
    if (policy !== null) {
      this.#withdrawPolicy = await setChromiumPolicy(idIn(this.#folder), policy);
    }
  }

  async close(): Promise<void> {
    await this.#withdrawPolicy();
    await this.#quit();
    await removeFolder(this.#folder);
  }

  async #quit(): Promise<void> {
    await Promise.all(this.context.pages().map(hearLastWords));
    await this.context.close();
  }
}

/** The page that the extension opens at install, now or later. */
function closeWelcome(context: BrowserContext): void {
  const close = (page: Page) => {
    if (isWelcome(page)) page.close().catch(() => undefined);
  };
  context.pages().forEach(close);
  context.on('page', close);
}

/** Whether this is the page that the extension opens at install. */
export function isWelcome(page: Page): boolean {
  return page.url().endsWith('#welcome');
}

function idIn(folder: string): string {
  return unpackedId(join(folder, 'build'));
}

async function start(
  folder: string,
  settings: ChromiumSettings,
  complaints: Complaints,
): Promise<Running> {
  const context = await startChromium(folder, settings);
  context.on('console', (message) => {
    const page = message.page();
    if (page !== null && message.type() === 'error') complaints.hear(page.url(), message.text());
  });
  context.on('weberror', (webError) => {
    const error = webError.error();
    complaints.hear(webError.page()?.url() ?? 'a page', error.stack ?? error.message);
  });
  const page = context.pages()[0] ?? (await context.newPage());
  return { context, workers: await WorkerWatch.start(page, complaints) };
}

/** The ID of a browser's main process, with which all others end. */
async function browserProcess(context: BrowserContext): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession();
  const answer = await session?.send('SystemInfo.getProcessInfo');
  const found = answer?.processInfo.find(({ type }) => type === 'browser');
  if (found === undefined) throw new Error('the browser does not tell its process');
  return found.id;
}

/** A rejection is reported one task later, and reports arrive in order, so one round trip is enough. */
async function hearLastWords(page: Page): Promise<void> {
  const roundTrip = page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  // A page that is navigating away reports nothing more.
  await roundTrip.catch(() => undefined);
}
