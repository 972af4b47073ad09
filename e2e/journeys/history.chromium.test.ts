import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { seedUsers } from '../../sandbox/seeds/users';
import { groundsFor, reachCode, settleIn, tokenOf, unbindCode } from '../support/agent';
import { expect, test } from '../support/chromium';
import type { ChromiumExtension } from '../support/chromium-extension';
import { openPage } from '../support/open-page';

test.beforeEach(async ({ desk, sandbox }) => {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  // Three cases, three ends.
  await desk.findUser(seedUsers.alice.userId);
  await desk.adminUnbind(groundsFor('alice'));
  await desk.outcome();
  await desk.page.click('new-case');
  await desk.page.waitFor('[data-screen="identify"]');
  await reachCode(desk, sandbox, 'dave');
  await desk.unbind(await unbindCode(sandbox, 'dave')());
  await desk.outcome();
  await desk.page.click('new-case');
  await desk.page.waitFor('[data-screen="identify"]');
  await desk.signInByToken(await tokenOf(sandbox, 'carol'));
  await desk.outcome();
  await desk.page.click('new-case');
  await desk.page.waitFor('[data-screen="identify"]');
});

async function history(extension: ChromiumExtension): Promise<Page> {
  const page = await extension.options();
  await page.getByTestId('section-history').click();
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'history');
  await expect(page.getByTestId('history-row')).toHaveCount(3);
  return page;
}

const outcomes = (page: Page) =>
  page
    .getByTestId('history-row')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-outcome')));

test('lists receipts, newest first, and finds them by word, end, route and day', async ({
  extension,
}) => {
  const page = await history(extension);
  expect(await outcomes(page)).toEqual(['refused', 'unbound', 'unbound']);
  await page.getByTestId('history-search').fill('sup-10');
  await expect(page.getByTestId('history-row')).toHaveCount(1);
  await page.getByTestId('history-search').fill('0004');
  await expect(page.getByTestId('history-row')).toContainText('+86 199****0004');
  await page.getByTestId('history-search').fill('');
  await page.getByTestId('history-outcome').selectOption('unbound');
  await expect(page.getByTestId('history-row')).toHaveCount(2);
  await page.getByTestId('history-route').selectOption('lost-phone');
  await expect(page.getByTestId('history-row')).toHaveCount(1);
  await page.getByTestId('history-outcome').selectOption('');
  await page.getByTestId('history-route').selectOption('');
  await page.getByTestId('history-to').fill('2020-01-01');
  await expect(page.getByTestId('history-row')).toHaveCount(0);
});

test('shows one receipt whole, and goes back to where it was', async ({ extension }) => {
  const page = await history(extension);
  await page.locator('[data-testid="history-row"][data-seq="1"] button').first().click();
  const detail = page.getByTestId('history-detail');
  for (const text of ['SUP-1042', 'Called back on a number on file', 'The phone was lost']) {
    await expect(detail).toContainText(text);
  }
  await expect(detail).toContainText('+86 199****0001');
  expect(await detail.innerText()).not.toContain(seedUsers.alice.phone.number);
  await page.getByTestId('history-back').click();
  await expect(page.getByTestId('history-row')).toHaveCount(3);
});

test('verifies the chain, and names the first entry that does not hold', async ({ extension }) => {
  const page = await history(extension);
  await page.getByTestId('history-verify').click();
  await expect(page.getByTestId('history-report')).toHaveAttribute('data-ok', 'true');
  await expect(page.getByTestId('history-report')).toContainText('3');

  await meddle(page, `entry.body = entry.body.replace('unbound', 'refused')`, 2);
  await page.getByTestId('history-verify').click();
  await expect(page.getByTestId('history-report')).toHaveAttribute('data-ok', 'false');
  await expect(page.getByTestId('history-report')).toContainText('2');
});

test('tells of a tail that was cut off, though the vault was locked meanwhile', async ({
  desk,
  extension,
}) => {
  const popup = openPage(extension);
  const page = await history(extension);
  await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('receipts');
    opening.onsuccess = () => {
      const removing = opening.result.transaction('entries', 'readwrite');
      removing.objectStore('entries').delete(3);
      removing.oncomplete = resolve;
      removing.onerror = reject;
    };
  })`);
  await popup.bringToFront();
  await desk.page.click('lock-now');
  await desk.unlock('velvet harbour lantern 7');
  await desk.reach('identify');
  await page.bringToFront();
  await page.getByTestId('history-verify').click();
  await expect(page.getByTestId('history-report')).toHaveAttribute('data-ok', 'false');
  await expect(page.getByTestId('history-report')).toContainText('3');
});

test('exports CSV and JSON, masked, and with no formula in it', async ({ extension, sandbox }) => {
  const page = await history(extension);
  for (const format of ['csv', 'json'] as const) {
    const download = page.waitForEvent('download');
    await page.getByTestId(`history-export-${format}`).click();
    const text = readFileSync(await (await download).path(), 'utf8');
    expect(text).toContain('SUP-1042');
    expect(text).toContain('+86 199****0001');
    for (const { phone } of sandbox.sandbox.users) {
      if (phone !== null) expect(text).not.toContain(phone.number);
    }
    if (format === 'json') expect(JSON.parse(text)).toHaveLength(3);
    else expect(text).toContain("'+86 199****0001");
  }
});

test('erases what a receipt says of the caller, asks twice, and the chain still holds', async ({
  extension,
}) => {
  const page = await history(extension);
  await page.locator('[data-testid="history-row"][data-seq="1"] button').first().click();
  await page.getByTestId('history-erase').click();
  await page.getByTestId('history-erase-confirm').click();
  const detail = page.getByTestId('history-detail');
  await expect(detail).not.toContainText('+86 199****0001');
  await expect(detail).not.toContainText('The phone was lost');
  await expect(detail).toContainText('SUP-1042');
  await page.getByTestId('history-back').click();
  await page.getByTestId('history-verify').click();
  await expect(page.getByTestId('history-report')).toHaveAttribute('data-ok', 'true');
});

test('shows cases by day and outcome, and copies one for a ticket', async ({ extension }) => {
  const page = await history(extension);
  await expect(page.getByTestId('history-chart')).toBeVisible();
  await page.locator('[data-testid="history-row"][data-seq="1"] button').first().click();
  await page.evaluate(
    `navigator.clipboard.writeText = async (text) => { globalThis.copied = text; }`,
  );
  await page.getByTestId('history-summary').click();
  await expect.poll(() => page.evaluate('globalThis.copied')).toMatch(/^### Unbind phone: unbound/);
});

/** Changes a stored entry, as somebody could who has the profile but not the passphrase. */
async function meddle(page: Page, script: string, seq: number): Promise<void> {
  await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('receipts');
    opening.onsuccess = () => {
      const changing = opening.result.transaction('entries', 'readwrite');
      const entries = changing.objectStore('entries');
      const reading = entries.get(${seq});
      reading.onsuccess = () => {
        const entry = reading.result;
        ${script};
        entries.put(entry);
      };
      changing.oncomplete = resolve;
      changing.onerror = reject;
    };
  })`);
}
