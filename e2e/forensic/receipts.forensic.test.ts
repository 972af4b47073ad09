import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { createSandbox } from '../../sandbox/app';
import { startSandboxServer } from '../../sandbox/node-server';
import { ChromiumExtension } from '../support/chromium-extension';
import { Desk } from '../support/desk';
import { playwrightDriver } from '../support/playwright-driver';
import { removeFolder } from '../support/temporary-folder';
import { accessKeyId, makeSecrets, type Secrets } from './canaries';
import { type Canary, report, search } from './search';

test.setTimeout(120_000);

const word = () => randomBytes(12).toString('hex');

/** What receipts say of people, new for every run. */
function makeWritten() {
  return {
    agent: `Agent-${word()}`,
    note: `note-${word()}`,
    reason: `reason-${word()}`,
    ticket: `SUP-${word()}`,
    userId: word(),
    username: word(),
    name: word(),
    email: `${word()}@example.com`,
  };
}

type Written = ReturnType<typeof makeWritten>;

/** A caller with those names and ids. */
function withPerson(secrets: Secrets, { userId, username, name, email }: Written) {
  const caller = { ...secrets.caller, userId, username, name };
  const person = { ...caller, email: { ...caller.email, address: email } };
  const { seeds } = secrets.init;
  return { ...secrets.init, seeds: { ...seeds, users: [person] } };
}

test('no receipt is readable in the database, before or after it is erased', async () => {
  const secrets = makeSecrets();
  const written = makeWritten();
  const server = await startSandboxServer({ sandbox: createSandbox(withPerson(secrets, written)) });
  const extension = await ChromiumExtension.launch({ logging: true });
  try {
    const page = await extension.popup();
    const desk = new Desk(playwrightDriver(page));
    await setUp(desk, page, extension, { ...secrets, url: server.url, agent: written.agent });
    await removeLostPhone(desk, page, secrets, written);
    await searchAndErase(extension, written);
    await extension.stopWorker();
    server.sandbox.reset();
    await page.getByTestId('new-case').click();
    await removeLostPhone(desk, page, secrets, written);
    await desk.page.click('lock-now');
    await desk.reach('unlock');
    await extension.crash();
    await extension.quit();
    const canaries = Object.entries(written).map(([name, text]): Canary => ({ name, text }));
    const searched = await search(extension.folder, {}, canaries);
    const hits = searched.hits.filter(({ place }) => place.includes('IndexedDB'));
    process.stdout.write(`${report({ ...searched, hits })}\n`);
    expect(searched.files).toBeGreaterThan(50);
    expect(hits).toEqual([]);
  } finally {
    await server.close();
    await removeFolder(extension.folder);
  }
});

interface Setup {
  readonly passphrase: string;
  readonly app: Secrets['app'];
  readonly accessKeySecret: string;
  readonly url: string;
  readonly agent: string;
}

async function setUp(
  desk: Desk,
  page: Page,
  extension: ChromiumExtension,
  { passphrase, app, accessKeySecret, url, agent }: Setup,
): Promise<void> {
  await desk.createVault(passphrase);
  await desk.reach('environment');
  await page.getByTestId('env-management-host').fill(url);
  await page.getByTestId('env-access-key-id').fill(accessKeyId);
  await page.getByTestId('env-access-key-secret').fill(accessKeySecret);
  const { appId, appSecret } = app;
  await desk.saveEnvironment({ label: 'Acme', appHost: url, appId, appSecret });
  await desk.reach('identify');
  const options = await extension.options();
  await options.getByTestId('section-security').click();
  await options.getByTestId('agent-name').fill(agent);
  await options.getByTestId('agent-name-save').click();
  await options.getByTestId('agent-name-saved').waitFor();
  await options.close();
}

async function removeLostPhone(
  desk: Desk,
  page: Page,
  { phone }: Secrets,
  { note, reason, ticket, userId }: Written,
): Promise<void> {
  await desk.findUser(userId);
  await desk.reach('card');
  await page.getByTestId('add-note').click();
  await page.getByTestId('verified-note').fill(note);
  const verifiedHow = 'Called back on a number on file';
  await desk.adminUnbind({ verifiedHow, reason, ticket, lastFour: phone.slice(-4) });
  await desk.outcome();
}

/** Finds the receipt by its ticket, which also shows that it is there, and erases who it is about. */
async function searchAndErase(extension: ChromiumExtension, { ticket }: Written): Promise<void> {
  const options = await extension.options();
  await options.getByTestId('section-history').click();
  await options.getByTestId('history-search').fill(ticket);
  await options.getByTestId('history-row').click();
  await options.getByTestId('history-erase').click();
  await options.getByTestId('history-erase-confirm').click();
  await options.getByTestId('history-erased').waitFor();
  await options.close();
}
