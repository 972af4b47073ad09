import { seedUsers } from '../../sandbox/seeds/users';
import { groundsFor, hasPhone, reachCode, settleIn, tokenOf, unbindCode } from '../support/agent';
import { expect, test } from '../support/chromium';
import type { Desk } from '../support/desk';
import { published } from '../support/published';
import { setSafeguards } from '../support/safeguards';

const { alice, grace } = seedUsers;

test.beforeEach(async ({ desk, sandbox }) => {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
});

async function nextCaller(desk: Desk): Promise<void> {
  await desk.page.click('new-case');
  await desk.page.waitFor('[data-screen="identify"]');
}

async function refusedWith(desk: Desk, code: string): Promise<void> {
  await desk.settled();
  expect((await desk.error()).code).toBe(code);
}

test('a lost phone is taken off only when all is recorded, and the digits are right', async ({
  desk,
  sandbox,
}) => {
  const whole = groundsFor('alice');
  await desk.findUser(alice.userId);
  await desk.adminUnbind({});
  await refusedWith(desk, 'verification-missing');
  await desk.adminUnbind({ verifiedHow: whole.verifiedHow ?? '' });
  await refusedWith(desk, 'reason-missing');
  await desk.adminUnbind({ reason: whole.reason ?? '' });
  await refusedWith(desk, 'ticket-missing');
  await desk.adminUnbind({ ticket: whole.ticket ?? '' });
  await refusedWith(desk, 'last-four-mismatch');
  await desk.adminUnbind({ lastFour: '0002' });
  await refusedWith(desk, 'last-four-mismatch');
  expect(sandbox.sandbox.count('update-user')).toBe(0);
  await desk.adminUnbind({ lastFour: '0001' });
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
});

test('what was typed on the card survives a popup that closes, but for the digits', async ({
  desk,
  extension,
}) => {
  await desk.findUser(alice.userId);
  await desk.reach('card');
  await desk.page.choose('verified-how', 'Vouched for by a manager');
  await desk.page.fill('reason', 'Phone stolen in Lisbon');
  await desk.page.fill('ticket', 'SUP-7');
  await expect.poll(() => published(extension)).toContain('SUP-7');
  const again = await extension.popup();
  await again.getByTestId('ticket').waitFor();
  expect(await again.getByTestId('verified-how').inputValue()).toBe('Vouched for by a manager');
  expect(await again.getByTestId('reason').inputValue()).toBe('Phone stolen in Lisbon');
  expect(await again.getByTestId('ticket').inputValue()).toBe('SUP-7');
  expect(await again.getByTestId('last-four').inputValue()).toBe('');
});

test('the organisation’s own list and ticket pattern hold, on both routes where it wants that', async ({
  desk,
  extension,
  sandbox,
}) => {
  await setSafeguards(extension, {
    verification: 'always',
    verificationMethods: ['Badge', 'Voice print'],
    ticket: 'always',
    ticketPattern: 'INC#',
  });
  await desk.signInByToken(await tokenOf(sandbox, 'alice'));
  await desk.reach('card');
  await desk.page.click('send-code');
  await refusedWith(desk, 'verification-missing');
  await desk.page.choose('verified-how', 'Voice print');
  await desk.page.fill('ticket', 'SUP-1');
  await desk.page.click('send-code');
  await refusedWith(desk, 'ticket-mismatch');
  expect(sandbox.sandbox.count('send-sms')).toBe(0);
  await desk.page.fill('ticket', 'inc0042');
  await desk.page.click('send-code');
  await desk.unbind(await unbindCode(sandbox, 'alice')());
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
});

test('nothing beyond masked data is shown before the verification is recorded', async ({
  desk,
  extension,
}) => {
  await setSafeguards(extension, { verificationFirst: true });
  await desk.findUser(alice.email.address);
  await desk.reach('card');
  await desk.page.waitFor('[data-testid="record-verification"]');
  expect(await desk.page.text('user-name')).toBe('林**');
  expect(await desk.page.shows('[data-testid="login-methods"]')).toBe(false);
  const published: unknown = await (await extension.worker()).evaluate(
    `chrome.storage.session.get('state').then(({ state }) => JSON.stringify(state.case))`,
  );
  expect(String(published)).not.toContain('晓雯');
  expect(String(published)).not.toContain(alice.userId);
  await desk.page.click('record-verification');
  await refusedWith(desk, 'verification-missing');
  await desk.page.choose('verified-how', 'Identity document checked');
  await desk.page.click('record-verification');
  await desk.page.waitFor('[data-testid="login-methods"]');
  expect(await desk.page.text('user-name')).toBe('林晓雯');
});

test('a production environment is marked, and confirmed once more', async ({
  desk,
  extension,
  sandbox,
}) => {
  await setSafeguards(extension, { production: true, mark: 'violet' });
  expect(await desk.page.text('env-mark')).toBe('Production');
  expect(await desk.page.attribute('env-mark', 'data-mark')).toBe('violet');
  await desk.findUser(alice.userId);
  await desk.adminUnbind(groundsFor('alice'));
  await refusedWith(desk, 'production-unconfirmed');
  expect(sandbox.sandbox.count('update-user')).toBe(0);
  await desk.page.click('confirm-production');
  await desk.adminUnbind({});
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
});

test('protected accounts are refused on both routes, by list and by custom data', async ({
  desk,
  extension,
  sandbox,
}) => {
  await setSafeguards(extension, {
    protectedAccounts: [grace.email.address.toUpperCase()],
    protectedField: 'protected',
  });
  await desk.findUser(grace.userId);
  expect(await desk.outcome()).toMatchObject({ kind: 'refused' });
  expect((await desk.error()).code).toBe('protected-account');
  await nextCaller(desk);
  await desk.findUser(seedUsers.peggy.email.address);
  expect(await desk.outcome()).toMatchObject({ kind: 'refused' });
  await nextCaller(desk);
  await desk.signInByToken(await tokenOf(sandbox, 'grace'));
  expect(await desk.outcome()).toMatchObject({ kind: 'refused' });
  expect(hasPhone(sandbox, 'grace')).toBe(true);
  expect(sandbox.sandbox.count('update-user')).toBe(0);
});

test('an agent unbinds no more numbers in an hour than the limit', async ({
  desk,
  extension,
  sandbox,
}) => {
  await setSafeguards(extension, { hourlyLimit: 1 });
  await reachCode(desk, sandbox, 'alice');
  await desk.unbind(await unbindCode(sandbox, 'alice')());
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  await nextCaller(desk);
  await desk.findUser(grace.email.address);
  await desk.adminUnbind(groundsFor('grace'));
  await refusedWith(desk, 'limit-reached');
  expect(hasPhone(sandbox, 'grace')).toBe(true);
});
