import type { BrowserContext } from 'playwright';
import { ChromiumExtension } from '../../e2e/support/chromium-extension';
import type { SandboxServer } from '../../sandbox/node-server';
import { seedUsers } from '../../sandbox/seeds/users';
import type { Interruption } from './interruption';
import { prefillEnvironment } from './prefill';

const { countryCode, number } = seedUsers.alice.phone;

/** With a display: opens a browser with the extension and the inbox, until it is closed or the command interrupted. */
export async function openBrowser(
  { url }: SandboxServer,
  interruption: Interruption,
): Promise<void> {
  // The build as it ships: here a person can answer the browser's question for the host permission.
  const extension = await ChromiumExtension.launch({
    hostPermission: 'asked',
    headless: false,
    quiet: false,
  });
  const { context } = extension;
  const [first] = context.pages();
  const inbox = first ?? (await context.newPage());
  await inbox.goto(url);
  const popup = await context.newPage();
  await popup.goto(await extension.address('popup'));
  // Ends with the browser, if it is closed before.
  void prefillEnvironment(popup, url).catch(() => undefined);
  console.log(`
The browser is open: the extension in one tab, the service’s inbox (${url}) in the other.
  1. Choose a passphrase, then save the environment, which fills itself in, and allow its host.
  2. Type the caller’s number, ${countryCode} ${number}, and answer Yes. The code arrives in the inbox.
  3. Send the code, read it in the inbox, unbind.
Close the browser or press Ctrl-C to end.`);
  await Promise.race([allClosed(context), interruption.come]);
  await extension.close();
}

/** Settles when the person has closed the last tab; an automated browser keeps running without one. */
function allClosed(context: BrowserContext): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (context.pages().length === 0) resolve();
    };
    for (const page of context.pages()) page.once('close', look);
    context.on('page', (page) => page.once('close', look));
    context.once('close', () => resolve());
  });
}
