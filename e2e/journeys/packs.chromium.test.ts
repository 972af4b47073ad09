import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { seedApps } from '../../sandbox/seeds/apps';
import { addEnvironment, passphrase, settleIn, tokenOf } from '../support/agent';
import { expect, test } from '../support/chromium';
import { ChromiumExtension } from '../support/chromium-extension';
import { Desk } from '../support/desk';
import { openPage } from '../support/open-page';
import { playwrightDriver } from '../support/playwright-driver';

interface Pack {
  readonly text: string;
  readonly oneTimePassphrase: string;
}

/** Exports through the page, as an administrator does. */
async function exportPack(options: Page): Promise<Pack> {
  await options.getByTestId('pack-export').click();
  await options.getByTestId('pack-vault-passphrase').fill(passphrase);
  await options.getByTestId('pack-export-confirm').click();
  const oneTimePassphrase = await options.getByTestId('pack-one-time-passphrase').innerText();
  const download = options.waitForEvent('download');
  await options.getByTestId('pack-download').click();
  const text = await readFile(await (await download).path(), 'utf8');
  await options.getByTestId('pack-done').click();
  return { text, oneTimePassphrase };
}

/** Opens a file in the page. */
async function openPack(options: Page, text: string, oneTimePassphrase: string): Promise<void> {
  await options.getByTestId('pack-import').click();
  await options.getByTestId('pack-file').setInputFiles({
    name: 'environments.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  await options.getByTestId('pack-passphrase').fill(oneTimePassphrase);
  await options.getByTestId('pack-open').click();
}

test('environments travel from one browser to another, and work there', async ({
  desk,
  extension,
  sandbox,
}) => {
  // Two browsers, one after the other.
  test.setTimeout(60_000);
  await settleIn(desk, sandbox);
  await desk.page.click('env-add');
  await addEnvironment(desk, sandbox, 'basic');
  const admin = await extension.options();
  const { text, oneTimePassphrase } = await exportPack(admin);
  expect(text).not.toContain('Sandbox');
  expect(text).not.toContain(seedApps.post.appSecret);
  expect(oneTimePassphrase).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){4}$/);

  const other = await ChromiumExtension.launch({ quiet: false });
  try {
    const theirs = new Desk(playwrightDriver(await other.popup()));
    await theirs.createVault('quite another passphrase');
    await theirs.reach('environment');
    const agent = await other.options();
    await openPack(agent, text, oneTimePassphrase.toLowerCase().replaceAll('-', ' '));
    const preview = agent.getByTestId('pack-preview');
    await expect(preview.locator('li')).toHaveCount(2);
    await expect(preview.locator('li').first()).toContainText(`Sandbox post ${sandbox.url}`);
    // Nothing has happened yet.
    expect(await theirs.page.shows('[data-screen="environment"]')).toBe(true);
    await agent.getByTestId('pack-import-confirm').click();
    await expect(preview).toHaveAttribute('data-imported', 'true');
    await agent.getByTestId('pack-done').click();
    await expect(agent.getByTestId('environment')).toHaveCount(2);

    await theirs.signInByToken(await tokenOf(sandbox, 'alice'));
    expect((await theirs.card()).name).toContain('林晓雯');
    expect(other.complaints.unforeseen).toEqual([]);
  } finally {
    await other.close();
  }
});

test('whoever does not know the vault’s passphrase exports nothing', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const options = await extension.options();
  await options.getByTestId('pack-export').click();
  await options.getByTestId('pack-vault-passphrase').fill('a guess at the passphrase');
  await options.getByTestId('pack-export-confirm').click();
  await expect(options.getByTestId('error')).toHaveAttribute('data-code', 'wrong-passphrase');
  await expect(options.getByTestId('pack-one-time-passphrase')).toHaveCount(0);
});

test('a file that is tampered with, foreign, oversized or older is refused, and nothing is imported', async ({
  desk,
  extension,
  sandbox,
}) => {
  // A key is computed for each of many files.
  test.setTimeout(60_000);
  await settleIn(desk, sandbox);
  const options = await extension.options();
  const first = await exportPack(options);
  const second = await exportPack(options);
  await options.getByTestId('env-remove').click();
  await options.getByTestId('env-remove-confirm').click();
  await expect(options.getByTestId('environment')).toHaveCount(0);
  const stored = () => options.evaluate(`chrome.storage.local.get('vault').then(JSON.stringify)`);
  const before = await stored();

  const changed = first.text.replace(/"ciphertext":"..../, '"ciphertext":"AAAA');
  const refused: [string, string, string][] = [
    ['pack-tampered', changed, first.oneTimePassphrase],
    ['pack-tampered', first.text.slice(0, -40), first.oneTimePassphrase],
    ['pack-foreign', '{"environments":[]}', first.oneTimePassphrase],
    ['pack-foreign', await storedVault(options), passphrase],
    ['pack-oversized', 'x'.repeat(1_500_001), first.oneTimePassphrase],
    ['pack-version', first.text.replace('"version":1', '"version":2'), first.oneTimePassphrase],
    ['pack-passphrase', first.text, second.oneTimePassphrase],
  ];
  for (const [code, text, oneTime] of refused) {
    await options.getByTestId('pack-import').click();
    await options.getByTestId('pack-file').setInputFiles({
      name: 'environments.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
    if (code !== 'pack-oversized') {
      await options.getByTestId('pack-passphrase').fill(oneTime);
      await options.getByTestId('pack-open').click();
    }
    const error = options.getByTestId('error');
    await expect(error).toHaveAttribute('data-code', code);
    await expect(error).toContainText('nothing was imported');
    await options.getByTestId('pack-cancel').click();
  }
  expect(await stored()).toBe(before);

  await openPack(options, second.text, second.oneTimePassphrase);
  await options.getByTestId('pack-import-confirm').click();
  await options.getByTestId('pack-done').click();
  await openPack(options, first.text, first.oneTimePassphrase);
  await expect(options.getByTestId('error')).toHaveAttribute('data-code', 'pack-older');
});

test('an environment that a case is open in is not replaced', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const popup = openPage(extension);
  const options = await extension.options();
  const { text, oneTimePassphrase } = await exportPack(options);
  await options.getByTestId('env-edit').click();
  await options.getByTestId('env-label').fill('Renamed');
  await options.getByTestId('env-save').click();
  await expect(options.getByTestId('environment')).toContainText('Renamed');
  await popup.bringToFront();
  await desk.signInByToken(await tokenOf(sandbox, 'alice'));
  await desk.reach('card');
  await options.bringToFront();
  await openPack(options, text, oneTimePassphrase);
  await options.getByTestId('pack-import-confirm').click();
  await expect(options.getByTestId('error')).toHaveAttribute('data-code', 'environment-in-use');
});

async function storedVault(page: Page): Promise<string> {
  const text = await page.evaluate(
    `chrome.storage.local.get('vault').then(({ vault }) => JSON.stringify(vault.current))`,
  );
  return String(text);
}
