import { mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer-core';
import type { BidiFrame } from 'puppeteer-core/internal/bidi/Frame.js';
import { copyBuild, type HostPermission } from './build-copy';
import { Complaints } from './complaints';
import { firefoxWithPolicies } from './firefox-installation';
import { listenToFirefox, outputPreferences } from './firefox-output';
import { firefoxPath } from './installed-browsers';
import { extensionPages, popupSize } from './pages';
import { makeTemporaryFolder, removeFolder } from './temporary-folder';

/** Firefox gives each installation a random host name; a preference fixes it, so that pages can be opened by address. */
const host = '7d3c0f4e-5b1a-4c52-9a55-6f0e2b8d1c47';

export interface FirefoxLaunch {
  /** The folder to load, relative to the repository's root. */
  readonly build?: string;
  readonly hostPermission?: HostPermission;
  /** The language that pages see, as `en-US`. */
  readonly language?: string;
  /** What an organization has set for the extension on this computer. */
  readonly policy?: unknown;
}

/** The built extension in a separate stock Firefox. */
export class FirefoxExtension {
  readonly complaints = new Complaints();
  readonly browser: Browser;
  readonly #folder: string;
  readonly #lastWord: Promise<void>;

  private constructor(folder: string, browser: Browser) {
    this.#folder = folder;
    this.browser = browser;
    const process = browser.process();
    if (process === null) throw new Error('This Firefox was not started here');
    this.#lastWord = listenToFirefox(process, this.complaints);
  }

  static async launch({
    build = 'dist/firefox',
    hostPermission = 'granted',
    language = 'en-US',
    policy,
  }: FirefoxLaunch = {}): Promise<FirefoxExtension> {
    const folder = await makeTemporaryFolder();
    try {
      const copy = join(folder, 'build');
      const { geckoId } = await copyBuild(build, copy, hostPermission);
      if (geckoId === null) throw new Error(`The manifest in ${build} has no id for Firefox`);
      const profile = join(folder, 'profile');
      await mkdir(profile);
      const browser = await launch({
        browser: 'firefox',
        executablePath:
          policy === undefined
            ? firefoxPath()
            : await firefoxWithPolicies(firefoxPath(), join(folder, 'firefox'), {
                '3rdparty': { Extensions: { [geckoId]: policy } },
              }),
        headless: true,
        timeout: 60_000,
        userDataDir: profile,
        args: ['--remote-allow-system-access'],
        extraPrefsFirefox: {
          ...outputPreferences,
          'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: host }),
          'intl.accept_languages': language,
        },
        // The runner tears fixtures down when interrupted; exiting immediately would leave this folder behind.
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
      });
      return await new FirefoxExtension(folder, browser).#install(copy);
    } catch (error) {
      await removeFolder(folder);
      throw error;
    }
  }

  /** The popup's page, in a tab of the popup's size. */
  async popup(): Promise<Page> {
    const page = await this.#open('popup');
    await page.setViewport(popupSize);
    return page;
  }

  options(): Promise<Page> {
    return this.#open('options');
  }

  /** The page that the sidebar shows, in a tab: no tool reaches into the sidebar itself. */
  sidebar(): Promise<Page> {
    return this.#open('popup', '?panel');
  }

  /** Replaces this build, as an update does, while the browser keeps running. */
  async replaceBuild(build: string, version?: string): Promise<void> {
    const copy = await mkdtemp(join(this.#folder, 'build-'));
    await copyBuild(build, copy, 'granted', { version });
    await this.browser.installExtension(copy);
  }

  address(page: keyof typeof extensionPages): string {
    return `moz-extension://${host}/${extensionPages[page]}`;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.#lastWord;
    await removeFolder(this.#folder);
  }

  /** The page that the extension opens at install stays open, as it does after loading a folder. */
  async #install(build: string): Promise<this> {
    try {
      await this.browser.installExtension(build);
      return this;
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async #open(name: keyof typeof extensionPages, search = ''): Promise<Page> {
    const page = await this.browser.newPage();
    // Firefox reports no navigation of an extension's page, and `goto` would wait for it forever. The command itself does
    // return, and only then can the new document be used.
    const { browsingContext } = page.mainFrame() as unknown as BidiFrame;
    await browsingContext.navigate(this.address(name) + search, 'interactive');
    await page.waitForSelector('[data-screen]');
    return page;
  }
}
