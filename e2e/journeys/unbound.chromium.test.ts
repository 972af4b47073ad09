import { seedUsers } from '../../sandbox/seeds/users';
import { hasPhone, loginCode, numberOf, settleIn, tokenOf, unbindCode } from '../support/agent';
import { expect, test } from '../support/chromium';
import type { Desk } from '../support/desk';
import { codeReader } from '../support/read-code';

/** From the card to `unbound`, and what must hold afterwards. */
async function unbind(desk: Desk, readCode: () => Promise<string>): Promise<void> {
  await desk.sendCode();
  await desk.unbind(await readCode());
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
}

test('unbinds the phone of a caller who signs in by SMS code', async ({ desk, sandbox }) => {
  await settleIn(desk, sandbox);
  await desk.signInBySms('199 0000 0001', loginCode(sandbox, 'alice'));
  const card = await desk.card();
  expect(card.name).toContain('林晓雯');
  expect(card.phone).toBe('+86 199****0001');
  expect(card.loginMethods).not.toContain(seedUsers.alice.email.address);
  await unbind(desk, unbindCode(sandbox, 'alice'));
  expect(hasPhone(sandbox, 'alice')).toBe(false);
  await expect
    .poll(() => sandbox.sandbox.effects.map(({ kind }) => kind))
    .toEqual(['sms-sent', 'token-issued', 'sms-sent', 'phone-unbound', 'token-revoked']);
  expect(sandbox.sandbox.count('revocation')).toBe(1);
});

test('unbinds the phone of a caller who signs in by email code', async ({ desk, sandbox }) => {
  await settleIn(desk, sandbox, 'basic');
  const { address } = seedUsers.grace.email;
  await desk.signInByEmail(address, codeReader(sandbox.sandbox, address, 'CHANNEL_LOGIN'));
  expect((await desk.card()).phone).toBe('+44 74****3456');
  await unbind(desk, unbindCode(sandbox, 'grace'));
  expect(hasPhone(sandbox, 'grace')).toBe(false);
});

test('unbinds the phone of a caller who signs in with a password', async ({ desk, sandbox }) => {
  await settleIn(desk, sandbox, 'none');
  await desk.signInByPassword(seedUsers.erin.username, seedUsers.erin.password);
  await unbind(desk, unbindCode(sandbox, 'erin'));
  expect(hasPhone(sandbox, 'erin')).toBe(false);
});

test('unbinds the phone of a caller whose token was pasted', async ({ desk, sandbox }) => {
  await settleIn(desk, sandbox);
  await desk.signInByToken(await tokenOf(sandbox, 'dave'));
  const { loginMethods } = await desk.card();
  expect(loginMethods.match(/wechat/gi)).toHaveLength(1);
  expect(loginMethods).toMatch(/github/i);
  await unbind(desk, unbindCode(sandbox, 'dave'));
  expect(hasPhone(sandbox, 'dave')).toBe(false);
  expect(sandbox.sandbox.count('signin')).toBe(0);
});

test('takes a number in international notation, and a code with spaces', async ({
  desk,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await desk.signInBySms('+1 (202) 555-0143', loginCode(sandbox, 'henry'));
  await desk.sendCode();
  const code = await unbindCode(sandbox, 'henry')();
  await desk.unbind(` ${code.slice(0, 3)} - ${code.slice(3)} `);
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  expect(hasPhone(sandbox, 'henry')).toBe(false);
});

test('leaves a receipt that holds no full number', async ({ desk, sandbox, extension }) => {
  await settleIn(desk, sandbox);
  await desk.signInByToken(await tokenOf(sandbox, 'alice'));
  await unbind(desk, unbindCode(sandbox, 'alice'));
  const requestId = await desk.page.text('request-id');

  const options = await extension.options();
  await options.getByTestId('section-history').click();
  await expect(options.locator('main')).toHaveAttribute('data-screen', 'history');
  const receipt = options.getByTestId('history-row');
  await expect(receipt).toHaveCount(1);
  await expect(receipt).toHaveAttribute('data-outcome', 'unbound');
  await expect(receipt).toContainText('Sandbox post');
  await expect(receipt).toContainText('+86 199****0001');
  await receipt.getByRole('button').click();
  await expect(options.getByTestId('history-detail')).toContainText(requestId);
  await expect(options.locator('#history')).not.toContainText(numberOf('alice').slice(3));
});
