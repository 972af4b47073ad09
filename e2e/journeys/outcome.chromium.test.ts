import { seedUsers } from '../../sandbox/seeds/users';
import { groundsFor, reachCode, settleIn, tokenOf, unbindCode } from '../support/agent';
import { expect, test } from '../support/chromium';
import { openPage } from '../support/open-page';
import { setSafeguards } from '../support/safeguards';

test('the outcome names the next way in, where to add a number, the ticket and the agent', async ({
  desk,
  sandbox,
  extension,
}) => {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  const options = await extension.options();
  await options.evaluate(
    `chrome.runtime.sendMessage({ method: 'agent.setName', params: { name: 'Ada' } })`,
  );
  await options.close();
  const page = openPage(extension);
  await page.getByTestId('env-edit').click();
  await page.getByTestId('env-new-number').fill('acme.example/account');
  await page.getByTestId('env-save').click();
  await desk.findUser(seedUsers.alice.email.address);
  await desk.adminUnbind(groundsFor('alice'));
  const { kind, message } = await desk.outcome();
  expect(kind).toBe('unbound');
  expect(message).toContain('You can still sign in with your email address');
  expect(message).not.toContain(seedUsers.alice.email.address);
  expect(message).toContain('You can add a new number at acme.example/account.');
  expect(await desk.page.text('outcome-ticket')).toBe('SUP-1042');
  expect(await desk.page.text('outcome-agent')).toBe('Ada');

  await page.evaluate(
    `navigator.clipboard.writeText = async (text) => void (globalThis.copied = text);`,
  );
  const requestId = await desk.page.text('request-id');
  await desk.page.click('copy-summary');
  const copied = () => page.evaluate('String(globalThis.copied)');
  await expect.poll(copied).toContain('###');
  const lines = String(await copied());
  expect(lines.split('\n')).toHaveLength(3);
  for (const fact of ['Unbound', '+86 199****0001', 'SUP-1042', 'Ada', requestId]) {
    expect(lines).toContain(fact);
  }
  await desk.page.click('copy-log');
  await expect.poll(copied).toContain('Steps');
});

test('nobody found is not called a refusal, and a code is mentioned only if one was sent', async ({
  desk,
  sandbox,
}) => {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  await desk.findUser('nobody@nowhere.example');
  const { code, text } = await desk.error();
  expect(code).toBe('user-not-found');
  expect(text).not.toMatch(/refused|Status 200/);
  expect(text).toContain('Nothing was changed.');
  await desk.page.click('abandon');
  const { message } = await desk.outcome();
  expect(message).not.toMatch(/still get a code|may have been sent/);
});

test('a code that was sent is not called a code that may have been sent', async ({
  desk,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await reachCode(desk, sandbox, 'alice');
  await desk.page.click('abandon');
  const { message } = await desk.outcome();
  expect(message).toContain('A code was sent.');
  expect(message).toContain('If you still get a code');
});

test('an error shows what to do, and the service’s codes only on request', async ({
  desk,
  sandbox,
  extension,
}) => {
  await settleIn(desk, sandbox);
  await reachCode(desk, sandbox, 'alice');
  await desk.unbind('000000');
  expect((await desk.error()).code).toBe('wrong-code');
  const error = openPage(extension).getByTestId('error');
  const requestId = error.getByTestId('error-request-id');
  await expect(requestId).toBeHidden();
  expect(await requestId.textContent()).not.toBe('');
  await error.getByTestId('error-details').locator('summary').click();
  await expect(requestId).toBeVisible();
});

test('the limit that is left shows before any work, and when the next is possible', async ({
  desk,
  sandbox,
  extension,
}) => {
  await settleIn(desk, sandbox);
  await setSafeguards(extension, { hourlyLimit: 1 });
  const page = openPage(extension);
  await expect(page.getByTestId('limit-left')).toHaveAttribute('data-left', '1');
  await reachCode(desk, sandbox, 'alice');
  await desk.unbind(await unbindCode(sandbox, 'alice')());
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  await desk.page.click('new-case');
  await desk.reach('identify');
  const notice = page.locator('[data-testid="notice"][data-code="limit-reached"]');
  await expect(notice.getByTestId('possible-at')).toHaveText(/can be unbound at \d/);
  await desk.signInByToken(await tokenOf(sandbox, 'dave'));
  await desk.reach('card');
  await expect(notice).toBeVisible();
});

test('the last sign-in is never the one that the case has just made', async ({ desk, sandbox }) => {
  await settleIn(desk, sandbox, 'none');
  await desk.signInByPassword(seedUsers.erin.username, seedUsers.erin.password);
  await desk.card();
  expect(await desk.page.shows('[data-testid="last-login"]')).toBe(false);
});
