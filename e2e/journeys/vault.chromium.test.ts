import { addEnvironment, passphrase, settleIn, tokenOf } from '../support/agent';
import { expect, test } from '../support/chromium';
import { openPage } from '../support/open-page';
import { saveEnvironments } from '../support/save-environments';

test.use({ quiet: true });

test('a wrong passphrase opens nothing, and the right one does', async ({ desk, sandbox }) => {
  await settleIn(desk, sandbox);
  await desk.page.click('lock-now');
  await desk.unlock('not the passphrase');
  const error = await desk.error();
  expect(error.code).toBe('wrong-passphrase');
  await desk.unlock(passphrase);
  await desk.reach('identify');
});

test('locking hides the case, and unlocking shows it where it was', async ({ desk, sandbox }) => {
  await settleIn(desk, sandbox);
  await desk.signInByToken(await tokenOf(sandbox, 'alice'));
  await desk.reach('card');
  await desk.lock();
  expect(await desk.page.shows('[data-testid="user-name"]')).toBe(false);
  await desk.unlock(passphrase);
  await desk.reach('card');
});

test('a passphrase shorter than twelve characters makes no vault', async ({ desk }) => {
  await desk.createVault('eleven char');
  expect(await desk.error()).toMatchObject({ code: 'passphrase-too-short' });
});

test('the browser’s restart locks the vault and keeps what is in it', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await extension.relaunch();
  const page = await extension.popup();
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'unlock');
  await page.getByTestId('passphrase').fill(passphrase);
  await page.getByTestId('unlock').click();
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'identify');
  await expect(page.getByTestId('env-select')).toContainText('Sandbox post');
});

test('environments are added, edited and removed in the popup', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await desk.page.click('env-add');
  await addEnvironment(desk, sandbox, 'basic');
  const environments = openPage(extension).getByTestId('env-select').locator('option');
  await expect(environments).toHaveText(['Sandbox post', 'Sandbox basic']);

  await desk.page.click('env-edit');
  await desk.saveEnvironment({ label: 'Partners' });
  await desk.reach('identify');
  await expect(environments).toHaveText(['Sandbox post', 'Partners']);

  await desk.page.click('env-edit');
  await desk.page.click('env-remove');
  await desk.page.click('env-remove-confirm');
  await desk.reach('identify');
  await expect(environments).toHaveText(['Sandbox post']);
});

test('of many environments the chosen one is drawn first, and then all', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const popup = openPage(extension);
  const chosen = (await saveEnvironments(popup, 24, sandbox.url))[12];
  await popup.evaluate(`chrome.runtime.sendMessage({
    method: 'draft.save', params: { draft: { environmentId: '${chosen}' } },
  })`);
  const page = await extension.context.newPage();
  await page.addInitScript(`new MutationObserver(() => {
    const select = document.querySelector('[data-testid="env-select"]');
    if (select !== null) window.atFirst ??= [...select.options].map(({ value }) => value);
  }).observe(document, { childList: true, subtree: true })`);
  await page.goto(await extension.address('popup'));
  const select = page.getByTestId('env-select');
  await expect(select.locator('option')).toHaveCount(25);
  await expect(select).toHaveValue(String(chosen));
  expect(await page.evaluate('atFirst')).toEqual([chosen]);
});

test('a view says nothing more of a form once it is saved: that could close the next one', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const popup = openPage(extension);
  // Nobody but the worker hears what a view sends, so it is noted where it leaves.
  await popup.evaluate(`{
    globalThis.said = [];
    const { postMessage } = ServiceWorker.prototype;
    ServiceWorker.prototype.postMessage = function (message, ports) {
      said.push(message);
      postMessage.call(this, message, ports);
    };
  }`);
  await desk.page.click('env-add');
  await addEnvironment(desk, sandbox, 'basic');
  await desk.page.click('env-edit');
  await desk.page.click('env-remove');
  await desk.page.click('env-remove-confirm');
  await desk.reach('identify');
  await desk.settled();
  await desk.page.click('more-ways');
  const said = () =>
    popup.evaluate<{ method: string; params: { draft?: { route?: string } } }[]>('said');
  await expect
    .poll(async () => (await said()).map(({ params }) => params.draft?.route))
    .toContain('email');
  // What a view asks, or says of the agent's activity, closes no form.
  const harmless = ['vault.touch', 'receipts.toCheck', 'environment.limit'];
  const sent = (await said()).filter(({ method }) => !harmless.includes(method));
  const from = sent.findIndex(({ method }) => method === 'environment.save');
  expect(
    sent.slice(from).map(({ method, params }) => [method, Object.keys(params.draft ?? {})]),
  ).toEqual([
    ['environment.save', []],
    ['draft.save', ['environment']],
    ['environment.remove', []],
    ['draft.save', ['route']],
  ]);
});

test('environments are added, edited and removed in the options page', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const options = await extension.options();
  await options.getByTestId('env-add').click();
  await options.getByTestId('env-label').fill('Second');
  await options.getByTestId('env-app-host').fill(sandbox.url);
  await options.getByTestId('env-app-id').fill('65a1f0c2d3e4b5a697881003');
  await options.getByTestId('env-auth-method').selectOption('none');
  await options.getByTestId('env-save').click();
  await expect(options.getByText('Second')).toBeVisible();
  await expect(options.getByTestId('environment')).toHaveCount(2);

  await options.getByTestId('environment').nth(1).getByTestId('env-edit').click();
  await options.getByTestId('env-label').fill('Renamed');
  await options.getByTestId('env-save').click();
  await expect(options.getByTestId('environment').nth(1)).toContainText('Renamed');

  await options.getByTestId('environment').nth(1).getByTestId('env-remove').click();
  await options.getByTestId('env-remove-confirm').click();
  await expect(options.getByTestId('environment')).toHaveCount(1);
});

test('a form with mistakes says what is wrong with which field, and saves nothing', async ({
  desk,
  extension,
}) => {
  await desk.createVault(passphrase);
  await desk.saveEnvironment({ label: 'Acme', appHost: 'http://acme.example', appId: '' });
  await desk.page.waitFor('[data-testid="error"]');
  await expect(openPage(extension).locator('main')).toHaveAttribute('data-screen', 'environment');
});

test('the stored vault holds no secret in the clear', async ({ desk, extension, sandbox }) => {
  await settleIn(desk, sandbox);
  const worker = await extension.worker();
  const stored = JSON.stringify(await worker.evaluate('chrome.storage.local.get()'));
  expect(stored).toContain('argon2id');
  expect(stored).not.toContain('3f9c1d7e5b2a48608c4e6a1f0d2b7c95');
  expect(stored).not.toContain(passphrase);
  expect(stored).not.toContain('Sandbox post');
});
