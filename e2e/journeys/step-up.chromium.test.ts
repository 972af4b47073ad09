import type { Page } from 'playwright';
import { findings } from '../access/axe';
import { passphrase, settleIn, unbindAlice } from '../support/agent';
import { sending, stateScript } from '../support/audit-policy';
import { Authenticator } from '../support/authenticator';
import { expect, test } from '../support/chromium';
import type { ChromiumExtension } from '../support/chromium-extension';
import { advanceClock } from '../support/clock';

/** Lets the last typed passphrase grow old, but not the vault lock. */
const later = async (extension: ChromiumExtension) =>
  advanceClock(await extension.worker(), 5 * 60_000);

const errorIn = (page: Page) => page.getByTestId('error');

async function prove(page: Page, button: string): Promise<void> {
  await expect(errorIn(page)).toHaveAttribute('data-code', 'proof-needed');
  await expect(page.getByTestId('proof-passphrase')).toBeFocused();
  await page.getByTestId('proof-passphrase').fill('not the passphrase');
  await page.getByTestId(button).click();
  await expect(errorIn(page)).toHaveAttribute('data-code', 'wrong-passphrase');
  await page.getByTestId('proof-passphrase').fill(passphrase);
  await page.keyboard.press('Enter');
}

test('a safeguard is loosened with the passphrase, and strengthened without', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  const options = await extension.options();
  const saved = options.getByTestId('safeguards-saved');
  const save = () => options.getByTestId('safeguards-save').click();
  await options.getByTestId('safeguards-open').click();
  // The passphrase was typed a moment ago.
  await options.getByTestId('safeguards-ticket').selectOption('never');
  await save();
  await expect(saved).toHaveText('Saved');

  await later(extension);
  await options.getByTestId('safeguards-hourly-limit').fill('3');
  await save();
  await expect(saved).toHaveText('Saved');
  await options.getByTestId('safeguards-hourly-limit').fill('30');
  await save();
  await prove(options, 'safeguards-save');
  await expect(saved).toHaveText('Saved');
  await expect(options.getByTestId('proof-passphrase')).toHaveCount(0);

  // A message without a proof gets an answer that says what is missing.
  await later(extension);
  const [environment] = await options.evaluate<{ id: string; safeguards: object }[]>(
    `${stateScript}.then((state) => state.environments)`,
  );
  const set = (safeguards: object) =>
    options.evaluate(sending('environment.setSafeguards', { id: environment?.id, safeguards }));
  const own = environment?.safeguards ?? {};
  expect(await set({ ...own, lastFour: false })).toEqual({
    ok: false,
    refusal: { code: 'proof-needed' },
  });
  expect(await set({ ...own, production: true })).toEqual({ ok: true, value: null });
});

test('a passkey proves the owner as well', async ({ desk, extension, sandbox }) => {
  test.slow();
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  const options = await extension.options();
  const authenticator = await Authenticator.plugIn(options);
  await options.getByTestId('section-security').click();
  await options.getByTestId('passkey-name').fill('Laptop');
  await options.getByTestId('passkey-passphrase').fill(passphrase);
  await options.getByTestId('passkey-add').click();
  await expect(options.getByTestId('passkey')).toHaveCount(1);

  await later(extension);
  await options.getByTestId('section-environments').click();
  await options.getByTestId('safeguards-open').click();
  await options.getByTestId('safeguards-ticket').selectOption('never');
  await options.getByTestId('safeguards-save').click();
  await expect(errorIn(options)).toHaveAttribute('data-code', 'proof-needed');
  const before = authenticator.asserted;
  await options.getByTestId('proof-passkey').click();
  await expect(options.getByTestId('safeguards-saved')).toHaveText('Saved');
  expect(authenticator.asserted - before).toBe(1);
  await expect(options.getByTestId('proof-passphrase')).toHaveCount(0);
});

test('a shorter retention and erasing need the passphrase', async ({
  desk,
  extension,
  sandbox,
}) => {
  test.setTimeout(60_000);
  await settleIn(desk, sandbox);
  await unbindAlice(desk, sandbox);
  const options = await extension.options();
  await options.getByTestId('section-history').click();
  await later(extension);
  await options.getByTestId('history-retention').fill('365');
  await options.getByTestId('history-retention-save').click();
  await expect(options.locator('.retention .saved')).toHaveText('Saved');
  await options.getByTestId('history-retention').fill('30');
  await options.getByTestId('history-retention-save').click();
  await options.getByTestId('history-retention-confirm').click();
  await prove(options, 'history-retention-confirm');
  await expect(options.locator('.retention .saved')).toHaveText('Saved');

  await later(extension);
  await options.getByTestId('history-row').first().getByRole('button').click();
  await options.getByTestId('history-erase').click();
  await options.getByTestId('history-erase-confirm').click();
  await prove(options, 'history-erase-confirm');
  await expect(options.getByTestId('history-erased')).toBeVisible();
});

test('a file that weakens or moves an environment shows what, and needs the passphrase', async ({
  desk,
  extension,
  sandbox,
}) => {
  test.setTimeout(60_000);
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  const options = await extension.options();
  const [{ id } = { id: '' }] = await options.evaluate<{ id: string }[]>(
    `${stateScript}.then((state) => state.environments)`,
  );
  const send = (method: string, params: object) => options.evaluate(sending(method, params));
  const set = (safeguards: object) => send('environment.setSafeguards', { id, safeguards });
  await set({ verification: 'never', hourlyLimit: 3 });
  const exported = await options.evaluate<{ value: { text: string; oneTimePassphrase: string } }>(
    sending('pack.export', { environmentIds: [id], passphrase }),
  );
  await set({ verification: 'always', lastFour: true });
  const { text, oneTimePassphrase } = exported.value;
  await options.getByTestId('env-edit').click();
  await options.getByTestId('env-management-host').fill('http://localhost:4401');
  await options.getByTestId('env-access-key-secret').fill('another-secret');
  await options.getByTestId('env-save').click();

  await options.getByTestId('pack-import').click();
  await options.getByTestId('pack-file').setInputFiles({
    name: 'environments.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  await options.getByTestId('pack-passphrase').fill(oneTimePassphrase);
  await options.getByTestId('pack-open').click();
  const preview = options.getByTestId('pack-preview');
  const marked = preview.locator('[data-marked]');
  await expect(marked).toHaveCount(2);
  await expect(marked.nth(0)).toHaveAttribute('data-setting', 'managementHost');
  await expect(marked.nth(0)).toContainText('http://localhost:4401');
  await expect(marked.nth(0)).toContainText(sandbox.url);
  await expect(marked.nth(1)).toHaveAttribute('data-setting', 'verification');
  await expect(marked.nth(1)).toContainText(/In every case\s*Never/);
  await expect(preview.locator('[data-setting="hourlyLimit"]')).toContainText(/No limit\s*3/);
  await expect(options.getByTestId('notice')).toHaveAttribute('data-code', 'pack-marked');
  for (const colorScheme of ['light', 'dark'] as const) {
    await options.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await findings(options, 'all')).toEqual([]);
  }

  // However recently it was typed.
  await options.getByTestId('pack-import-confirm').click();
  await prove(options, 'pack-import-confirm');
  await expect(preview).toHaveAttribute('data-imported', 'true');
});
