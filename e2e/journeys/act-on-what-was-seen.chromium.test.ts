import type { SandboxServer } from '../../sandbox/node-server';
import { seedUsers } from '../../sandbox/seeds/users';
import { groundsFor, hasPhone, reachCode, settleIn, tokenOf, unbindCode } from '../support/agent';
import { expect, test } from '../support/chromium';
import type { Desk } from '../support/desk';
import { setSafeguards } from '../support/safeguards';

const { alice, grace, henry } = seedUsers;
const other = { countryCode: '+86', number: '19900007777' };

test.beforeEach(async ({ desk, sandbox }) => {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
});

/** The notices on the screen, once nothing is under way. */
async function notices(desk: Desk, code: string): Promise<void> {
  await desk.page.waitFor(`[data-testid="notice"][data-code="${code}"]`);
  await desk.settled();
}

/** Somebody else gives Alice another number. */
function rebind({ sandbox }: SandboxServer): void {
  const user = sandbox.user(alice.userId);
  if (user === undefined) throw new Error('no Alice');
  sandbox.putUser({ ...user, phone: { ...other, verified: true } });
}

test.describe('a lost phone', () => {
  test('whose number changed after the card is left alone, and its new card is shown', async ({
    desk,
    sandbox,
  }) => {
    await desk.findUser(alice.email.address);
    expect((await desk.card()).phone).toBe('+86 199********');
    rebind(sandbox);
    await desk.adminUnbind(groundsFor('alice'));
    await notices(desk, 'account-changed');
    expect((await desk.card()).phone).toBe('+86 199********');
    expect(sandbox.sandbox.count('update-user')).toBe(0);
    // Verification and digits belong to the old number and are required again.
    await desk.adminUnbind({});
    expect((await desk.error()).code).toBe('verification-missing');
    await desk.adminUnbind({ ...groundsFor('alice'), lastFour: '7777' });
    expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
    expect(hasPhone(sandbox, 'alice')).toBe(false);
  });

  test('that became protected after the card is not touched', async ({
    desk,
    sandbox,
    extension,
  }) => {
    await setSafeguards(extension, { protectedField: 'protected' });
    await desk.findUser(alice.email.address);
    await desk.card();
    const user = sandbox.sandbox.user(alice.userId);
    if (user === undefined) throw new Error('no Alice');
    sandbox.sandbox.putUser({ ...user, customData: { protected: true } });
    await desk.adminUnbind(groundsFor('alice'));
    expect(await desk.outcome()).toMatchObject({ kind: 'refused' });
    expect(sandbox.sandbox.count('update-user')).toBe(0);
    expect(hasPhone(sandbox, 'alice')).toBe(true);
  });

  test('is not said to be unbound because of somebody else’s account', async ({
    desk,
    sandbox,
  }) => {
    sandbox.sandbox.setOptions({ clearPhoneWith: 'neither' });
    await desk.findUser(alice.email.address);
    await desk.card();
    const surprise = { kind: 'another-user', userId: henry.userId } as const;
    sandbox.sandbox.surprise({ endpoint: 'get-user', surprise, skip: 1, times: 9 });
    await desk.adminUnbind(groundsFor('alice'));
    expect(await desk.outcome()).toMatchObject({ kind: 'accepted' });
    await desk.page.click('check-again');
    await desk.settled();
    expect(await desk.outcome()).toMatchObject({ kind: 'accepted' });
    expect((await desk.error()).code).toBe('other-user');
    expect(sandbox.sandbox.count('update-user')).toBe(1);
    expect(hasPhone(sandbox, 'alice')).toBe(true);
  });

  test('whose owner binds another number meanwhile keeps that one, and the agent is told', async ({
    desk,
    sandbox,
  }) => {
    await desk.findUser(alice.email.address);
    await desk.card();
    const surprise = { kind: 'user-changed', userId: alice.userId, phone: other } as const;
    sandbox.sandbox.surprise({ endpoint: 'update-user', surprise: { ...surprise, when: 'after' } });
    await desk.adminUnbind(groundsFor('alice'));
    expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
    await notices(desk, 'other-number');
    expect(sandbox.sandbox.count('update-user')).toBe(1);
    expect(sandbox.sandbox.user(alice.userId)?.phone?.number).toBe(other.number);
  });

  for (const [what, text] of [
    ['the end of an address', 'xiaowen@example.com'],
    ['a part of a name', '晓雯'],
  ] as const) {
    test(`that is found by ${what} is a candidate, and says by what`, async ({ desk, sandbox }) => {
      await desk.findUser(text);
      await desk.page.waitFor('[data-testid="candidate"]');
      expect(await desk.page.text('candidate')).toContain('Found by');
      expect(sandbox.sandbox.count('update-user')).toBe(0);
    });
  }
});

test.describe('a caller who has the phone', () => {
  test('gets no code at a number that nobody looked at', async ({ desk, sandbox }) => {
    await desk.signInByToken(await tokenOf(sandbox, 'alice'));
    await desk.card();
    rebind(sandbox);
    await desk.sendCode();
    await notices(desk, 'account-changed');
    expect((await desk.card()).phone).toBe('+86 199****7777');
    expect(sandbox.sandbox.count('send-sms')).toBe(0);
    await desk.sendCode();
    await desk.reach('code');
    const [sent] = sandbox.sandbox.requests.filter(({ endpoint }) => endpoint === 'send-sms');
    expect(sent?.body).toMatchObject({ phoneNumber: other.number });
  });

  test('is told that a code is worthless once the number is another one', async ({
    desk,
    sandbox,
  }) => {
    await reachCode(desk, sandbox, 'alice');
    const code = await unbindCode(sandbox, 'alice')();
    rebind(sandbox);
    await desk.unbind(code);
    await notices(desk, 'code-void');
    expect((await desk.card()).phone).toBe('+86 199****7777');
    expect(sandbox.sandbox.user(alice.userId)?.phone?.number).toBe(other.number);
    await desk.sendCode();
    await desk.reach('code');
  });

  test('whose token hides what protects accounts is refused, with advice', async ({
    desk,
    sandbox,
    extension,
  }) => {
    await setSafeguards(extension, { protectedAccounts: [alice.email.address] });
    const scope = 'openid profile phone';
    await desk.signInByToken(await tokenOf(sandbox, 'alice', { scope }));
    await notices(desk, 'protection-hidden');
    await desk.sendCode();
    await desk.settled();
    expect((await desk.error()).code).toBe('protection-hidden');
    expect(sandbox.sandbox.count('send-sms')).toBe(0);
  });

  test('is refused where a token shows that the account is protected', async ({
    desk,
    sandbox,
    extension,
  }) => {
    await setSafeguards(extension, { protectedAccounts: [`CEO <${grace.email.address}>`] });
    await desk.signInByToken(await tokenOf(sandbox, 'grace'));
    expect(await desk.outcome()).toMatchObject({ kind: 'refused' });
  });
});
