import { seedApps } from '../../sandbox/seeds/apps';
import { passphrase, settleIn, tokenOf } from '../support/agent';
import { expect, test } from '../support/chromium';
import { Desk } from '../support/desk';
import { openPage } from '../support/open-page';
import { playwrightDriver } from '../support/playwright-driver';

test.use({ quiet: true });

test.describe('after installation', () => {
  test.use({ keepWelcome: true });

  test('a tab leads to the first environment', async ({ extension, sandbox }) => {
    const page = await extension.welcome();
    await expect(page.getByTestId('welcome')).toHaveAttribute('data-stage', 'vault');
    const desk = new Desk(playwrightDriver(page));
    await desk.createVault(passphrase);
    await expect(page.getByTestId('welcome')).toHaveAttribute('data-stage', 'connect');
    await desk.saveEnvironment({
      label: 'Sandbox none',
      appHost: sandbox.url,
      appId: seedApps.none.appId,
      authMethod: 'none',
    });
    await expect(page.getByTestId('welcome')).toHaveAttribute('data-stage', 'ready');
    const opened = extension.context.waitForEvent('page');
    await page.getByTestId('welcome-open').click();
    const desktop = await opened;
    await expect(desktop.locator('[data-screen="identify"]')).toBeVisible();
    await expect(desktop.getByTestId('pop-out')).toHaveCount(0);
  });

  test('it leads to practice, too', async ({ extension }) => {
    const page = await extension.welcome();
    await page.getByTestId('welcome-practise').click();
    await expect(page.getByTestId('practice-bar')).toBeVisible();
    await expect(page.getByTestId('welcome')).toHaveAttribute('data-stage', 'ready');
  });
});

test('a text that was selected on a page opens a case with it, beside the page', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  const page = openPage(extension);
  const worker = await extension.worker();
  const choose = (selectionText: string) =>
    worker.evaluate(
      `chrome.contextMenus.onClicked.dispatch({ menuItemId: 'unbind-selection', selectionText: ${JSON.stringify(selectionText)} }, undefined)`,
    );

  await test.step('a number', async () => {
    const opened = extension.context.waitForEvent('page');
    await choose('call 138-0013-8000 about SUP-12');
    await expect(page.getByTestId('pieces')).toContainText('+86 13800138000');
    await expect(page.getByTestId('ticket')).toHaveValue('SUP-12');
    // No window was named, so there is none to open a panel in: it opens a separate window.
    const own = await opened;
    await expect(own.getByTestId('pieces')).toContainText('+86 13800138000');
    await own.close();
  });

  await test.step('a view that is slower to read finds it, too', async () => {
    const slower = await extension.context.newPage();
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let holds = 0;
    await slower.route('**/caller.js', async (route) => {
      holds += 1;
      await held;
      await route.continue();
    });
    await slower.goto(page.url());
    await expect.poll(() => holds).toBe(1);
    const opened = extension.context.waitForEvent('page');
    await choose('139 1390 1390');
    await (await opened).close();
    await expect(page.getByTestId('caller')).toHaveValue('139 1390 1390');
    // The last caller’s ticket is not theirs.
    await expect(page.getByTestId('ticket')).toHaveValue('');
    const drafted = () =>
      worker.evaluate(`chrome.storage.session.get('state').then(({ state }) => state.draft)`);
    await page.getByTestId('caller').fill('137 1371 3713');
    await expect.poll(drafted).toMatchObject({ clue: '', caller: '137 1371 3713' });
    goOn();
    await expect(slower.getByTestId('caller')).toHaveValue('139 1390 1390');
    // What was typed meanwhile stays: drafts are saved in turn, so that whatever the slower view had to keep is kept by then.
    await slower.evaluate(
      `chrome.runtime.sendMessage({ method: 'draft.save', params: { draft: {} } })`,
    );
    expect(await drafted()).toMatchObject({ caller: '137 1371 3713' });
    await slower.close();
  });

  await test.step('while a case is in hand it waits', async () => {
    await desk.signInByToken(await tokenOf(sandbox, 'alice'));
    await desk.reach('card');
    const opened = extension.context.waitForEvent('page');
    await choose('lin@example.com');
    await (await opened).close();
    await expect(page.locator('.waiting')).toContainText('lin@example.com');
    await page.getByTestId('abandon').click();
    await desk.outcome();
    await page.getByTestId('new-case').click();
    await expect(page.getByTestId('caller')).toHaveValue('lin@example.com');
    await expect(page.locator('.waiting')).toHaveCount(0);
  });

  await test.step('a token is not taken from a page', async () => {
    await choose(`x ${await tokenOf(sandbox, 'alice')}`);
    const stored = JSON.stringify(await worker.evaluate('chrome.storage.session.get()'));
    expect(stored).not.toMatch(/eyJ[\w-]+\./);
  });
});

test('the toolbar tells what the desk is at', async ({ desk, extension, sandbox }) => {
  const worker = await extension.worker();
  const badge = () => worker.evaluate<string>('chrome.action.getBadgeText({})');
  const title = () => worker.evaluate<string>('chrome.action.getTitle({})');
  await desk.reach('setup');
  await expect.poll(title).toBe('Unbind Desk: not set up yet');
  await settleIn(desk, sandbox);
  await expect.poll(title).toBe('Unbind Desk');
  await desk.signInByToken(await tokenOf(sandbox, 'alice'));
  await desk.reach('card');
  await expect.poll(badge).toBe('•');
  await expect.poll(title).toBe('Unbind Desk: a case is open (Sandbox post)');
  await desk.sendCode();
  await desk.reach('code');
  await expect.poll(async () => Number(await badge())).toBeGreaterThan(40);
  const first = Number(await badge());
  await expect.poll(async () => Number(await badge())).toBeLessThan(first);
  await openPage(extension).getByTestId('lock-now').click();
  await expect.poll(title).toBe('Unbind Desk: locked');
  expect(await badge()).toBe('');
});

test('the panel shows the same page, without the way to itself', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const popup = openPage(extension);
  const panel = await extension.context.newPage();
  await panel.goto(`${await extension.address('popup')}?panel`);
  await expect(panel.locator('[data-screen="identify"]')).toBeVisible();
  await expect(panel.getByTestId('open-panel')).toHaveCount(0);
  await popup.bringToFront();
  await desk.signInByToken(await tokenOf(sandbox, 'alice'));
  await expect(panel.locator('[data-screen="card"]')).toBeVisible();

  await test.step('and the button in the popup opens it', async () => {
    await popup.getByTestId('open-panel').click();
    const contexts = () =>
      extension
        .worker()
        .then((worker) =>
          worker.evaluate<number>(
            `chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] }).then((all) => all.length)`,
          ),
        );
    await expect.poll(contexts).toBe(1);
  });
});
