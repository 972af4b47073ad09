import { createSandbox } from '../../sandbox/app';
import { startSandboxServer } from '../../sandbox/node-server';
import { seedUsers } from '../../sandbox/seeds/users';
import { settleIn } from '../support/agent';
import { expect, test } from '../support/chromium';
import { openPage } from '../support/open-page';

test.use({ quiet: true });

const { erin } = seedUsers;
/** More than two pages of people with the same name. */
const namesakes = Array.from({ length: 120 }, (_, index) => ({
  ...erin,
  userId: `65a1f0c2d3e4b5a6979${String(index).padStart(5, '0')}`,
  name: `Kim Lee ${index + 1}`,
  username: `kimlee${index + 1}`,
  phone: { countryCode: '+86', number: `199${String(10_000_000 + index)}`, verified: true },
}));

test('several users are listed, fifty a page, with enough to tell them apart', async ({
  desk,
  extension,
}) => {
  const server = await startSandboxServer({
    sandbox: createSandbox({ seeds: { users: namesakes } }),
  });
  const page = openPage(extension);
  const rows = page.getByTestId('candidate');
  await settleIn(desk, server, 'post', { accessKey: true });
  await desk.findUser('Kim Lee');
  await expect(rows).toHaveCount(50);
  // The caller is to name the last digits, so no row shows them.
  await expect(rows.first()).toContainText(/\+86 199\*{8}(?![\d*])/);
  await expect(rows.first()).toContainText(namesakes[0]?.userId ?? '');
  expect(await page.locator('.candidates').innerText()).not.toContain('19910000000');
  await page.getByTestId('candidates-on').click();
  await expect(page.getByTestId('candidates-page')).toHaveText('Page 2 of 3');
  await expect(rows).toHaveCount(50);
  await page.getByTestId('candidates-on').click();
  await expect(rows).toHaveCount(20);
  await expect(page.getByTestId('candidates-on')).toBeDisabled();
  // The list belongs to the case: another window shows it, and a dead worker loses nothing.
  await extension.stopWorker();
  const again = await extension.popup();
  await expect(again.getByTestId('candidate')).toHaveCount(20);
  await again.getByTestId('candidate').last().click();
  await expect(again.getByTestId('user-name')).toHaveText('Kim Lee 120');
  expect(server.sandbox.requests.flatMap(({ problems }) => problems)).toEqual([]);
  await server.close();
});
