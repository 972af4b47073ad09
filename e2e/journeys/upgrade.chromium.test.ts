import { seedUsers } from '../../sandbox/seeds/users';
import { ChromiumExtension } from '../support/chromium-extension';
import { Desk } from '../support/desk';
import { expect, journey as test } from '../support/journey';
import { playwrightDriver } from '../support/playwright-driver';
import { beginningsBefore, carryOn, fillDesk, finish, versionBefore } from '../support/upgrade';

test.setTimeout(60_000);

async function deskOf(extension: ChromiumExtension): Promise<Desk> {
  return new Desk(playwrightDriver(await extension.popup()));
}

async function storedCase({ context }: ChromiumExtension): Promise<string> {
  const page = context.pages().at(-1);
  return String(await page?.evaluate(`chrome.storage.local.get('case').then(JSON.stringify)`));
}

async function receipts(extension: ChromiumExtension): Promise<string[]> {
  const page = await extension.options();
  await page.getByTestId('section-history').click();
  await expect(page.getByTestId('history-row').first()).toBeVisible();
  const outcomes = await page
    .getByTestId('history-row')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-outcome') ?? ''));
  await page.close();
  return outcomes;
}

test('an update keeps vault, environments, receipts and the open case', async ({ sandbox }) => {
  await versionBefore('chrome', async (build) => {
    const extension = await ChromiumExtension.launch({ build, quiet: false });
    try {
      const earlier = await deskOf(extension);
      await fillDesk(earlier, sandbox, beginningsBefore(earlier));
      expect(await storedCase(extension)).toContain(seedUsers.grace.name);
      await extension.replaceBuild('dist/chrome');
      const desk = await deskOf(extension);
      await carryOn(desk, sandbox);
      // It is sealed before the agent does anything.
      const sealed = await storedCase(extension);
      expect(sealed).toContain('ciphertext');
      expect(sealed).not.toContain(seedUsers.grace.name);
      await finish(desk, sandbox);
      expect(await receipts(extension)).toEqual(['unbound', 'unbound']);
      expect(extension.complaints.unforeseen).toEqual([]);
    } finally {
      await extension.close();
    }
  });
});

test('going back to an older version is refused, and loses nothing', async ({ sandbox }) => {
  const extension = await ChromiumExtension.launch();
  try {
    await extension.replaceBuild('dist/chrome', { version: '9.1.0' });
    await fillDesk(await deskOf(extension), sandbox);

    await extension.replaceBuild('dist/chrome');
    const page = await extension.popup();
    const older = new Desk(playwrightDriver(page));
    const { code, text } = await older.error();
    expect(code).toBe('unknown-version');
    expect(text).toContain('newer version');
    await expect(page.getByTestId('passphrase')).toHaveCount(0);

    await extension.replaceBuild('dist/chrome', { version: '9.1.1' });
    const desk = await deskOf(extension);
    await carryOn(desk, sandbox);
    await finish(desk, sandbox);
    expect(await receipts(extension)).toEqual(['unbound', 'unbound']);
  } finally {
    await extension.close();
  }
});
