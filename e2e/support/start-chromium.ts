import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright';
import { chromiumPath } from './installed-browsers';

export interface ChromiumSettings {
  readonly headless: boolean;
  /** The browser's language, as `en-US`. */
  readonly language: string;
  /** Loads another extension beside ours. */
  readonly stranger: boolean;
  /** Writes what pages and workers log into a file in the profile. */
  readonly logging: boolean;
}

/**
 * Starts a Chromium with the unpacked extension in `build`. Its profile and everything it writes is beside that.
 *
 * @param folder its path decides the extension's id
 */
export function startChromium(
  folder: string,
  { headless, language, stranger, logging }: ChromiumSettings,
): Promise<BrowserContext> {
  const build = join(folder, 'build');
  const loaded = stranger ? `${build},${join(folder, 'stranger')}` : build;
  return chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: chromiumPath(),
    // The caller cleans up when interrupted; exiting immediately would leave the profile behind.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    headless,
    locale: language,
    // If a window is shown, the person chooses its size.
    viewport: headless ? { width: 1000, height: 800 } : null,
    // An extension's texts follow the language of the process; a killed process leaves its temporary files behind.
    env: { ...process.env, LANGUAGE: language.replace('-', '_'), TMPDIR: folder },
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--disable-extensions-except=${loaded}`,
      `--load-extension=${loaded}`,
      `--lang=${language}`,
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      // For an update while the browser runs.
      '--enable-unsafe-extension-debugging',
      ...(logging ? ['--enable-logging', '--v=0'] : []),
    ],
  });
}
