import type { Page } from 'playwright';
import { groundsFor, passphrase, reachCode, settleIn, tokenOf, unbindCode } from '../support/agent';
import { expect, test } from '../support/chromium';
import { openPage } from '../support/open-page';

/** The pictures of the documents, of the extension as it is built. */
const shoot = (page: Page, name: string) =>
  page.screenshot({ path: `docs/pictures/${name}.png`, animations: 'disabled' });

// A whole day at the desk, with a picture of each screen.
test.setTimeout(90_000);

for (const scheme of ['light', 'dark'] as const) {
  test(`every screen of a case, ${scheme}`, async ({ desk, extension, sandbox }) => {
    const page = openPage(extension);
    await page.emulateMedia({ colorScheme: scheme });
    const picture = (name: string) => shoot(page, `${name}-${scheme}`);
    await desk.reach('setup');
    await picture('setup');
    await settleIn(desk, sandbox, 'post', { accessKey: true });
    await picture('identify');
    await desk.page.click('env-edit');
    await desk.reach('environment');
    await picture('environment');
    await desk.page.click('env-cancel');
    await desk.signInByPassword('lin.xiaowen@example.com', 'not the password');
    await desk.error();
    await picture('refused-sign-in');
    await desk.signInByToken(await tokenOf(sandbox, 'alice'));
    await desk.reach('card');
    await picture('card');
    await desk.sendCode();
    await desk.reach('code');
    await picture('code');
    await desk.unbind(await unbindCode(sandbox, 'alice')());
    await desk.reach('outcome');
    await expect(page.locator('[data-busy]')).toHaveCount(0);
    await picture('unbound');
    await desk.page.click('new-case');
    await page.locator('[data-screen="identify"]').waitFor();
    await desk.signInByToken(await tokenOf(sandbox, 'carol'));
    await desk.reach('outcome');
    await picture('refused');
    await desk.page.click('new-case');
    await page.locator('[data-screen="identify"]').waitFor();
    await reachCode(desk, sandbox, 'grace');
    sandbox.sandbox.arm({ endpoint: 'unbind-phone', fault: { kind: 'html' } });
    await desk.unbind(await unbindCode(sandbox, 'grace')());
    await desk.reach('outcome');
    await picture('unknown');

    await desk.page.click('new-case');
    await page.locator('[data-screen="identify"]').waitFor();
    await desk.findUser('example.com');
    await page.getByTestId('candidate').first().waitFor();
    await picture('candidates');
    await desk.findUser('Henry Ortiz');
    await desk.reach('card');
    await desk.adminUnbind({ verifiedHow: 'Security questions answered' });
    await desk.error();
    await picture('lost-phone');
    await desk.adminUnbind(groundsFor('henry'));
    await desk.outcome();
    await picture('lost-phone-unbound');

    const options = await extension.options();
    await options.emulateMedia({ colorScheme: scheme });
    await options.setViewportSize({ width: 1100, height: 760 });
    await shoot(options, `options-${scheme}`);
    await options.getByTestId('section-history').click();
    await expect(options.getByTestId('history-row')).not.toHaveCount(0);
    await shoot(options, `history-${scheme}`);
    await desk.page.click('lock-now');
    await desk.unlock(`${passphrase} not`);
    await desk.error();
    await picture('unlock');

    const inbox = await extension.context.newPage();
    await inbox.emulateMedia({ colorScheme: scheme });
    await inbox.setViewportSize({ width: 1280, height: 800 });
    await inbox.goto(sandbox.url);
    await shoot(inbox, `inbox-${scheme}`);
    await inbox.close();
  });
}
