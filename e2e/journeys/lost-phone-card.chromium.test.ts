import type { Page } from 'playwright';
import { seedUsers } from '../../sandbox/seeds/users';
import { groundsFor, hasPhone, settleIn } from '../support/agent';
import { expect, test } from '../support/chromium';
import { copyToClipboard, Keyboard } from '../support/keyboard';
import { openPage } from '../support/open-page';
import { published } from '../support/published';
import { setSafeguards } from '../support/safeguards';
import { wake } from '../support/wake';

const { henry } = seedUsers;
const strict = { production: true, mark: 'red', ticketPattern: 'SUP-#', hourlyLimit: 5 };
/** As every mask of the number shows it. */
const ending = '*0143';
const required = ['verified-how', 'reason', 'ticket', 'last-four', 'confirm-production'];

test.beforeEach(async ({ desk, sandbox }) => {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
});

/** Elements that are not in the window and in their scrolling part as a whole. */
function outOfView(page: Page, testIds: readonly string[]): Promise<string[]> {
  return page.evaluate((ids) => {
    const body = document.querySelector('.screen-body')?.getBoundingClientRect();
    return ids.filter((id) => {
      const element = document.querySelector(`[data-testid="${id}"]`);
      if (element === null || body === undefined) return true;
      const { top, bottom, left, right } = element.getBoundingClientRect();
      const inBody = element.closest('.screen-body') !== null;
      const [from, to] = inBody ? [body.top, body.bottom] : [0, innerHeight];
      return top < from - 1 || bottom > to + 1 || left < 0 || right > innerWidth;
    });
  }, testIds);
}

/** Whether the focus is on a control that is in view. */
async function focusInView(page: Page): Promise<void> {
  const id = await page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? '');
  expect(id).not.toBe('');
  expect(await outOfView(page, [id])).toEqual([]);
}

const missing = (page: Page) =>
  page
    .locator('[data-missing]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('data-missing')));

test('everything that is required is in a popup at once, and the digits are nowhere before they are named', async ({
  desk,
  extension,
  sandbox,
}) => {
  await setSafeguards(extension, strict);
  const page = openPage(extension);
  await page.setViewportSize({ width: 380, height: 600 });
  await desk.findUser('example.com');
  await page.getByTestId('candidate').first().waitFor();
  expect(await page.content()).not.toContain(ending);
  expect(await published(extension)).not.toContain(ending);
  await desk.findUser(henry.email.address);
  await desk.reach('card');
  expect(await desk.page.text('user-phone')).not.toContain(ending);
  expect(await page.content()).not.toContain(ending);
  expect(await published(extension)).not.toContain(ending);
  expect(await outOfView(page, [...required, 'admin-unbind', 'abandon'])).toEqual([]);
  expect(await missing(page)).toEqual(required);
  await expect(page.getByTestId('admin-unbind')).toHaveClass(/unready/);
  await focusInView(page);

  await page.locator('[data-missing="ticket"]').click();
  await focusInView(page);
  await expect(page.getByTestId('ticket')).toBeFocused();
  const { verifiedHow = '', ticket = '', lastFour = '' } = groundsFor('henry');
  await page.getByTestId('verified-how').selectOption(verifiedHow);
  await page.getByTestId('reason-lost').click();
  await expect(page.getByTestId('reason')).toHaveValue('Lost');
  await expect(page.getByTestId('ticket')).toBeFocused();
  await page.getByTestId('ticket').fill(ticket);
  await page.getByTestId('last-four').fill(lastFour);
  // The check is made without a click, and then the number shows.
  await expect(page.getByTestId('user-phone')).toContainText('0143');
  expect(await missing(page)).toEqual(['confirm-production']);
  await page.getByTestId('confirm-production').check();
  expect(await missing(page)).toEqual([]);
  await expect(page.getByTestId('admin-unbind')).not.toHaveClass(/unready/);
  expect(sandbox.sandbox.count('update-user')).toBe(0);
  await page.getByTestId('admin-unbind').click();
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
});

test('at any height the focus is in view: with a note, after a refusal, after recording, on reopening', async ({
  desk,
  extension,
}) => {
  await setSafeguards(extension, { ...strict, verificationFirst: true });
  const page = openPage(extension);
  await page.setViewportSize({ width: 380, height: 430 });
  await desk.findUser(henry.email.address);
  await desk.reach('card');
  await focusInView(page);
  await page.getByTestId('verified-how').selectOption({ index: 5 });
  await expect(page.getByTestId('verified-note')).toBeVisible();
  await page.getByTestId('record-verification').click();
  await page.getByTestId('reason').waitFor();
  await desk.settled();
  await expect(page.getByTestId('reason')).toBeFocused();
  await focusInView(page);
  await page.getByTestId('reason').fill('Lost');
  await page.getByTestId('ticket').fill('SUP-7');
  await page.getByTestId('admin-unbind').click();
  await page.locator('[data-code="last-four-mismatch"]').waitFor();
  await desk.settled();
  await expect(page.getByTestId('last-four')).toBeFocused();
  await focusInView(page);

  const again = await extension.popup();
  await again.setViewportSize({ width: 380, height: 430 });
  await again.reload();
  await expect(again.getByTestId('last-four')).toBeFocused();
  await focusInView(again);
});

test('from the card on, a lost phone takes four keys and the digits', async ({
  desk,
  extension,
  sandbox,
}) => {
  const page = openPage(extension);
  const keys = new Keyboard(page);
  await copyToClipboard(page, 'SUP-1042: henry.ortiz@example.com lost his phone');
  await page.getByTestId('caller').focus();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.getByTestId('pieces')).toContainText(henry.email.address);
  await page.keyboard.press('Enter');
  await keys.focusOn('verified-how');
  await keys.press('I');
  await keys.press('Tab');
  await keys.focusOn('reason-lost');
  await keys.press('Space');
  await keys.focusOn('last-four');
  await keys.type(groundsFor('henry').lastFour ?? '');
  await keys.press('Enter');
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  expect(hasPhone(sandbox, 'henry')).toBe(false);
  expect(keys.actions).toBe(4);
});

test('digits that are filled in and clicked at once are checked first, right or corrected', async ({
  desk,
  sandbox,
}) => {
  await desk.findUser(henry.email.address);
  await desk.adminUnbind({ ...groundsFor('henry'), lastFour: '0000' });
  await desk.settled();
  expect((await desk.error()).code).toBe('last-four-mismatch');
  expect(await desk.page.text('tries-left')).toContain('2 tries left');
  // The same digits again are no other try.
  await desk.page.click('admin-unbind');
  await desk.settled();
  expect(await desk.page.text('tries-left')).toContain('2 tries left');
  expect(sandbox.sandbox.count('update-user')).toBe(0);
  await desk.page.fill('last-four', '1111');
  await desk.page.fill('last-four', groundsFor('henry').lastFour ?? '');
  await desk.page.click('admin-unbind');
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
});

test('three wrong tries end the case, also over a worker that dies, and are on its receipt', async ({
  desk,
  extension,
  sandbox,
}) => {
  const page = openPage(extension);
  await desk.findUser(henry.email.address);
  await desk.reach('card');
  for (const wrong of ['0000', '1111']) {
    await page.getByTestId('last-four').fill(wrong);
    await page
      .getByTestId('tries-left')
      .filter({ hasText: wrong === '0000' ? '2 tries' : '1 try' })
      .waitFor();
  }
  await extension.stopWorker();
  await wake(page);
  await page.getByTestId('last-four').fill('2222');
  expect(await desk.outcome()).toMatchObject({ kind: 'refused' });
  expect((await desk.error()).code).toBe('last-four-refused');
  expect(await page.content()).not.toContain(ending);
  expect(await published(extension)).not.toContain(ending);
  expect(sandbox.sandbox.count('update-user')).toBe(0);

  const options = await extension.options();
  await options.getByTestId('section-history').click();
  await options.getByTestId('history-row').click();
  const detail = options.getByTestId('history-detail');
  await expect(detail).toContainText('Not named by the caller');
  await expect(detail).toContainText('Wrong tries: 3');
  expect(await options.content()).not.toContain(ending);
});

test('a case cancelled by mistake is opened again as it was', async ({ desk, extension }) => {
  const page = openPage(extension);
  await desk.findUser(henry.email.address);
  await desk.reach('card');
  await page.getByTestId('ticket').fill('SUP-7');
  await page.getByTestId('abandon').click();
  await desk.reach('outcome');
  await page.getByTestId('undo-cancel').click();
  await desk.reach('card');
  await expect(page.getByTestId('ticket')).toHaveValue('SUP-7');
  await desk.adminUnbind(groundsFor('henry'));
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
});

test('in practice mode, whose caller takes room, the next missing thing is in view at each step', async ({
  desk,
  extension,
}) => {
  const page = openPage(extension);
  await page.setViewportSize({ width: 380, height: 600 });
  await desk.lock();
  await page.getByTestId('practice').click();
  await page.getByTestId('practice-caller').selectOption('grace');
  await desk.findUser('grace.bennett@example.co.uk');
  await desk.reach('card');
  expect(await desk.page.text('user-phone')).toBe('+44 74********');
  await focusInView(page);
  await page.getByTestId('verified-how').selectOption({ index: 1 });
  for (const [field, text] of [
    ['reason', 'Lost'],
    ['ticket', 'PR-1'],
    ['last-four', '3456'],
  ] as const) {
    expect(await missing(page)).toContain(field);
    await page.locator(`[data-missing="${field}"]`).click();
    await expect(page.getByTestId(field)).toBeFocused();
    await focusInView(page);
    await page.keyboard.type(text);
  }
  await expect(page.getByTestId('user-phone')).toHaveText('+44 74****3456');
  expect(await missing(page)).toEqual([]);
  await page.keyboard.press('Enter');
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
});
