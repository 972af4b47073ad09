import { passphrase, settleIn, tokenOf } from '../support/agent';
import { expect, test } from '../support/chromium';
import { Desk } from '../support/desk';
import { openPage } from '../support/open-page';
import { playwrightDriver } from '../support/playwright-driver';
import { neverSaysPolicy, saysPolicyLate } from '../support/unanswered-policy';
import { wake } from '../support/wake';

/** A step that waits for nothing else (ms). */
const atOnce = { timeout: 4_000 };

test.describe('where the browser never says what the organization has set', () => {
  test.use({ prelude: neverSaysPolicy });

  test('vault, environment, case and lock all work, and the settings say so', async ({
    desk,
    extension,
    sandbox,
  }) => {
    const page = openPage(extension);
    await settleIn(desk, sandbox);
    await desk.signInByToken(await tokenOf(sandbox, 'alice'));
    await desk.reach('card');

    await page.getByTestId('lock-now').click();
    await expect(page.locator('[data-screen="unlock"]')).toBeVisible(atOnce);
    await page.getByTestId('passphrase').fill(passphrase);
    await page.getByTestId('unlock').click();
    await expect(page.locator('[data-screen="card"]')).toBeVisible(atOnce);

    // A worker that has just woken knows nothing yet.
    await extension.stopWorker();
    await page.getByTestId('lock-now').click();
    await expect(page.locator('[data-screen="unlock"]')).toBeVisible(atOnce);
    await desk.unlock(passphrase);
    await desk.reach('card');

    const options = await extension.options();
    await options.getByTestId('section-organisation').click();
    await expect(options.getByTestId('policy-unreadable')).toContainText('none of it applies');
  });
});

test.describe('where the browser has stopped saying what the organization has set', () => {
  test.use({
    policy: ({ sandbox }, use) =>
      use({
        environments: [
          { id: 'acme', label: 'Acme', appHost: sandbox.url, appId: 'x', authMethod: 'none' },
        ],
        safeguards: { ticket: 'always' },
      }),
  });

  test('what was last known holds, from the first moment', async ({ extension }) => {
    const page = await extension.popup();
    const desk = new Desk(playwrightDriver(page));
    await desk.createVault(passphrase);
    // Once the policy is known: a browser that has just started needs seconds for that.
    await desk.reach('identify');
    await expect(page.getByTestId('env-select')).toHaveText('Acme');

    await extension.replaceBuild('dist/chrome', { prelude: neverSaysPolicy });
    const later = await extension.popup();
    const again = new Desk(playwrightDriver(later));
    await again.reach('unlock');
    await expect(later.getByTestId('practice')).toHaveCount(0);
    await again.unlock(passphrase);
    await again.reach('identify');
    await expect(later.getByTestId('env-select')).toHaveText('Acme');

    const options = await extension.options();
    await options.getByTestId('section-organisation').click();
    await expect(options.getByTestId('policy-unreadable')).toContainText('still applies');
    await expect(options.locator('[data-entry="safeguards.ticket"]')).toBeVisible();
  });
});

test.describe('where the browser says only later what is set, and tells of no change', () => {
  const policy = { safeguards: { production: true }, practice: false };
  test.use({ prelude: saysPolicyLate(policy, 2) });

  test('that is heeded while the worker lives', async ({ desk, extension, sandbox }) => {
    const page = openPage(extension);
    await settleIn(desk, sandbox);
    await desk.signInByToken(await tokenOf(sandbox, 'alice'));
    await desk.reach('card');
    // Whatever reaches the worker makes it ask the browser again, if a second has passed.
    await expect
      .poll(async () => {
        await wake(page);
        return page.getByTestId('confirm-production').isVisible();
      })
      .toBe(true);
    await page.getByTestId('send-code').click();
    expect((await desk.error()).code).toBe('production-unconfirmed');
    expect(sandbox.sandbox.count('send-sms')).toBe(0);
  });
});
