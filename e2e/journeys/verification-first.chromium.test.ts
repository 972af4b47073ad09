import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { createSandbox } from '../../sandbox/app';
import { startSandboxServer } from '../../sandbox/node-server';
import { seedUsers } from '../../sandbox/seeds/users';
import { groundsFor, settleIn } from '../support/agent';
import { expect, test } from '../support/chromium';
import { openPage } from '../support/open-page';
import { published } from '../support/published';
import { setSafeguards } from '../support/safeguards';

test.use({ quiet: true });

const { erin } = seedUsers;
const users = ['0a', '0b'].map((end, index) => ({
  ...erin,
  userId: `65a1f0c2d3e4b5a6979000${end}`,
  name: 'Kim Lee',
  username: `kimlee${index + 1}`,
  phone: { countryCode: '+86', number: `1991000000${index}`, verified: true },
}));

/** How many receipts a search shows. */
async function receiptsFoundBy(options: Page, text: string): Promise<unknown> {
  const query = { text, outcome: null, route: null, environmentId: null, from: null, to: null };
  const params = JSON.stringify({ query, before: null, limit: 10 });
  return options.evaluate(
    `chrome.runtime.sendMessage({ method: 'receipts.list', params: ${params} })
      .then(({ value }) => [value.entries.length, value.next])`,
  );
}

test('before the verification nobody is named: not among candidates, in a summary, in the history or by a search', async ({
  desk,
  extension,
}) => {
  const server = await startSandboxServer({ sandbox: createSandbox({ seeds: { users } }) });
  await settleIn(desk, server, 'post', { accessKey: true });
  await setSafeguards(extension, { verificationFirst: true });
  const namesNobody = (text: string) => {
    for (const { userId } of users) expect(text).not.toContain(userId);
  };
  const page = openPage(extension);
  await desk.findUser('Kim Lee');
  const found = page.getByTestId('candidate');
  await expect(found).toHaveCount(2);
  namesNobody(await page.content());
  namesNobody(await published(extension));

  // One is chosen all the same, and it is the one that was meant.
  await found.last().click();
  await desk.reach('card');
  expect(await desk.page.text('user-phone')).toBe('+86 199********');
  namesNobody(await page.content());
  namesNobody(await published(extension));
  await desk.page.click('abandon');
  expect(await desk.outcome()).toMatchObject({ kind: 'abandoned' });
  await page.evaluate(
    `navigator.clipboard.writeText = async (text) => void (globalThis.copied = text);`,
  );
  await desk.page.click('copy-summary');
  await expect.poll(() => page.evaluate('globalThis.copied')).toContain('###');
  namesNobody(String(await page.evaluate('globalThis.copied')));

  const options = await extension.options();
  await options.getByTestId('section-history').click();
  await expect(options.getByTestId('history-row')).toHaveCount(1);
  namesNobody(await options.content());
  const download = options.waitForEvent('download');
  await options.getByTestId('history-export-csv').click();
  namesNobody(await readFile(await (await download).path(), 'utf8'));
  await options.getByTestId('history-row').click();
  await expect(options.getByTestId('history-detail')).toContainText('+86 199********');
  namesNobody(await options.content());
  for (const { userId } of users) {
    expect(await receiptsFoundBy(options, userId)).toEqual([0, null]);
    expect(await receiptsFoundBy(options, userId.slice(0, 4))).toEqual([0, null]);
  }
  expect(await receiptsFoundBy(options, 'sandbox')).toEqual([1, null]);
  await server.close();
});

test('once it is recorded the user is named, in the history as well', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  await setSafeguards(extension, { verificationFirst: true });
  const { userId } = seedUsers.alice;
  await desk.findUser(userId);
  await desk.reach('card');
  await desk.page.choose('verified-how', groundsFor('alice').verifiedHow ?? '');
  await desk.page.click('record-verification');
  await desk.page.waitFor('[data-testid="login-methods"]');
  expect(await published(extension)).toContain(userId);
  await desk.page.click('abandon');
  await desk.outcome();
  const options = await extension.options();
  await options.getByTestId('section-history').click();
  await options.getByTestId('history-row').click();
  await expect(options.getByTestId('history-detail')).toContainText(userId);
  expect(await receiptsFoundBy(options, userId)).toEqual([1, null]);
});
