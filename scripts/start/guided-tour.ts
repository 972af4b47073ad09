import { randomBytes } from 'node:crypto';
import { ChromiumExtension } from '../../e2e/support/chromium-extension';
import { Desk } from '../../e2e/support/desk';
import { playwrightDriver } from '../../e2e/support/playwright-driver';
import { codeReader } from '../../e2e/support/read-code';
import type { SandboxServer } from '../../sandbox/node-server';
import { seedUsers } from '../../sandbox/seeds/users';
import type { Interruption } from './interruption';
import { Narrator } from './narrator';
import { prefillEnvironment } from './prefill';
import { serviceReport } from './service-report';

const caller = seedUsers.alice;
const { countryCode, number } = caller.phone;

/** Without a display: works a whole case in a headless browser and reports each step. */
export async function guidedTour(server: SandboxServer, interruption: Interruption): Promise<void> {
  const narrator = await Narrator.begin();
  console.log(
    `\nNo display, so here is a case from beginning to end; the service is ${server.url}\n`,
  );
  const extension = await ChromiumExtension.launch({ quiet: false });
  try {
    await Promise.race([interruption.come, tell(narrator, extension, server)]);
  } finally {
    await extension.close();
  }
  if (interruption.hasCome) return;
  for (const complaint of extension.complaints.unforeseen) console.log(`! ${complaint}`);
  console.log('\nWhat happened at the service:');
  for (const line of serviceReport(server.sandbox)) console.log(`  ${line}`);
  console.log(`\nPictures of each step: ${narrator.album}`);
}

async function tell(
  narrator: Narrator,
  extension: ChromiumExtension,
  { url, sandbox }: SandboxServer,
): Promise<void> {
  const inbox = await extension.context.newPage();
  await inbox.goto(url);
  const popup = await extension.popup();
  const desk = new Desk(playwrightDriver(popup));
  const phone = `${countryCode} ${number}`;
  const code = (channel: string) => codeReader(sandbox, `${countryCode}${number}`, channel);
  const camera = desk.page.picture;

  try {
    await narrator.step('setup', camera, async () => {
      await desk.reach('setup');
      return 'The extension is loaded, and asks for a passphrase for its vault.';
    });
    await narrator.step('environment', camera, async () => {
      await desk.createVault(randomBytes(12).toString('base64url'));
      await prefillEnvironment(popup, url);
      return 'The vault is made. The sandbox is filled in as the environment, ready to save.';
    });
    await narrator.step('identify', camera, async () => {
      await desk.saveEnvironment({});
      await desk.reach('identify');
      return 'The environment is saved. A caller who still has the phone rings.';
    });
    await narrator.step('login-code', camera, async () => {
      await desk.sendLoginSms(phone);
      await desk.settled();
      return `A login code goes to ${phone} by SMS.`;
    });
    await narrator.step('card', camera, async () => {
      await desk.typeLoginCode(await code('CHANNEL_LOGIN')());
      const card = await desk.card();
      return `The caller reads it out and is signed in: ${card.name}, ${card.phone}.`;
    });
    await narrator.step('code', camera, async () => {
      await desk.sendCode();
      await desk.reach('code');
      return 'There is another way to sign in, so the code to unbind is sent.';
    });
    await narrator.step('outcome', camera, async () => {
      await desk.unbind(await code('CHANNEL_UNBIND_PHONE')());
      const { kind, message } = await desk.outcome();
      if (kind !== 'unbound') throw new Error(`The outcome was ${kind}: ${message}`);
      await desk.settled();
      // The text for the caller is below.
      const [verdict] = message.split('\n');
      return `The caller reads that out, too. Outcome: ${kind}. ${verdict}`;
    });
    const inboxCamera = async (path: string) => {
      await inbox.screenshot({ path, fullPage: true });
    };
    await narrator.step('inbox', inboxCamera, async () => {
      return 'The service’s inbox page shows both messages, and the account with no phone.';
    });
  } catch (error) {
    await narrator.failed(camera).catch(() => undefined);
    throw error;
  }
}
