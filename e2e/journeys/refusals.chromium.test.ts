import { seedApps } from '../../sandbox/seeds/apps';
import { seedUsers } from '../../sandbox/seeds/users';
import { hasPhone, loginCode, reachCode, settleIn, tokenOf, unbindCode } from '../support/agent';
import { expect, test } from '../support/chromium';
import { openPage } from '../support/open-page';

/** Every error says what happened, whether anything was sent, and what to do. */
const answered = /nothing (was|has been) changed/i;

test.describe('at signing in', () => {
  const cases = [
    {
      who: 'a wrong password',
      account: seedUsers.alice.email.address,
      password: 'wrong',
      code: 'wrong-password',
    },
    {
      who: 'an unknown user',
      account: 'nobody@example.com',
      password: 'wrong',
      code: 'user-not-found',
    },
    {
      who: 'a locked user',
      account: seedUsers.judy.email.address,
      password: seedUsers.judy.password,
      code: 'user-locked',
    },
    {
      who: 'a suspended user',
      account: seedUsers.kevin.email.address,
      password: seedUsers.kevin.password,
      code: 'user-disabled',
    },
    {
      who: 'a user who must solve a captcha',
      account: seedUsers.laura.email.address,
      password: seedUsers.laura.password,
      code: 'captcha-required',
    },
    {
      who: 'a user with a second factor',
      account: seedUsers.mike.email.address,
      password: seedUsers.mike.password,
      code: 'mfa-required',
    },
    {
      who: 'a user of an app with a second factor',
      account: seedUsers.nina.email.address,
      password: seedUsers.nina.password,
      code: 'mfa-required',
    },
  ];
  for (const { who, account, password, code } of cases) {
    test(`${who} is told as ${code}`, async ({ desk, sandbox }) => {
      await settleIn(desk, sandbox);
      await desk.signInByPassword(account, password);
      const error = await desk.error();
      expect(error.code).toBe(code);
      expect(error.text).toMatch(answered);
      await desk.reach('identify');
      expect(sandbox.sandbox.count('signin')).toBe(1);
      expect(sandbox.sandbox.count('get-profile')).toBe(0);
    });
  }

  test('a wrong App Secret is told as such, and mended in the environment', async ({
    desk,
    sandbox,
  }) => {
    await settleIn(desk, sandbox, 'post', { appSecret: 'not-the-secret' });
    await desk.signInByPassword(seedUsers.alice.email.address, seedUsers.alice.password);
    expect(await desk.error()).toMatchObject({ code: 'client-auth' });
  });

  test('a wrong token endpoint auth method is told as such', async ({ desk, sandbox }) => {
    await settleIn(desk, sandbox, 'basic', { authMethod: 'client_secret_post' });
    await desk.signInByPassword(seedUsers.alice.email.address, seedUsers.alice.password);
    expect(await desk.error()).toMatchObject({ code: 'client-auth' });
  });

  test('a wrong login code stays on the screen', async ({ desk, sandbox }) => {
    await settleIn(desk, sandbox);
    await desk.sendLoginSms('19900000001');
    await loginCode(sandbox, 'alice')();
    await desk.typeLoginCode('0000');
    expect(await desk.error()).toMatchObject({ code: 'wrong-code' });
    await desk.reach('identify');
  });

  test('a token that has expired is told as such', async ({ desk, sandbox }) => {
    await settleIn(desk, sandbox);
    const token = await tokenOf(sandbox, 'alice', { lifetimeSeconds: 60 });
    sandbox.sandbox.advance(61_000);
    await desk.signInByToken(token);
    const error = await desk.error();
    expect(error.code).toBe('token-invalid');
    expect(sandbox.sandbox.count('send-sms')).toBe(0);
  });

  test('a token that was revoked is told as such', async ({ desk, sandbox }) => {
    await settleIn(desk, sandbox);
    const token = await tokenOf(sandbox, 'alice');
    const { appId, appSecret } = seedApps.post;
    const body = new URLSearchParams({ token, client_id: appId, client_secret: appSecret });
    await fetch(`${sandbox.url}/oidc/token/revocation`, { method: 'POST', body });
    await desk.signInByToken(token);
    expect(await desk.error()).toMatchObject({ code: 'token-invalid' });
    expect(sandbox.sandbox.count('send-sms')).toBe(0);
  });

  test('a token without the phone scope is not taken for an account without a phone', async ({
    desk,
    sandbox,
  }) => {
    await settleIn(desk, sandbox);
    await desk.signInByToken(await tokenOf(sandbox, 'alice', { scope: 'openid profile' }));
    expect(await desk.error()).toMatchObject({ code: 'phone-hidden' });
  });
});

test.describe('before any SMS is spent', () => {
  test('a caller whose phone is the only way in is refused', async ({ desk, sandbox }) => {
    await settleIn(desk, sandbox);
    await desk.signInByToken(await tokenOf(sandbox, 'carol'));
    expect(await desk.outcome()).toMatchObject({ kind: 'refused' });
    expect(await desk.error()).toMatchObject({ code: 'only-login-method' });
    expect(sandbox.sandbox.count('send-sms')).toBe(0);
    expect(hasPhone(sandbox, 'carol')).toBe(true);
    await expect.poll(() => sandbox.sandbox.count('revocation')).toBe(1);
  });

  test('a caller without a phone is told so', async ({ desk, sandbox }) => {
    await settleIn(desk, sandbox);
    await desk.signInByToken(await tokenOf(sandbox, 'ivan'));
    expect(await desk.outcome()).toMatchObject({ kind: 'refused' });
    expect(await desk.error()).toMatchObject({ code: 'no-phone' });
    expect(sandbox.sandbox.count('send-sms')).toBe(0);
  });
});

test.describe('at the code', () => {
  test('a code asked for too soon is refused by the service, and the case goes on', async ({
    desk,
    sandbox,
  }) => {
    await settleIn(desk, sandbox);
    await reachCode(desk, sandbox, 'alice');
    await desk.page.click('abandon');
    await desk.reach('outcome');
    await desk.page.click('new-case');
    await desk.signInByToken(await tokenOf(sandbox, 'alice'));
    await desk.sendCode();
    const error = await desk.error();
    expect(error.code).toBe('send-refused');
    expect(error.text).toContain('once per minute');
    await desk.reach('card');
    sandbox.sandbox.advance(60_000);
    await desk.sendCode();
    // The code of the first case is still valid: read only the new one.
    await desk.reach('code');
    await desk.unbind(await unbindCode(sandbox, 'alice')());
    expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  });

  test('a wrong code burns the code: the next one works', async ({ desk, extension, sandbox }) => {
    await settleIn(desk, sandbox);
    await reachCode(desk, sandbox, 'alice');
    const burnt = await unbindCode(sandbox, 'alice')();
    await desk.unbind('0000');
    const wrong = await desk.error();
    expect(wrong.code).toBe('wrong-code');
    expect(wrong.text).toMatch(answered);
    await desk.unbind(burnt);
    expect(await desk.error()).toMatchObject({ code: 'wrong-code' });
    expect(hasPhone(sandbox, 'alice')).toBe(true);

    const page = openPage(extension);
    await page.clock.install();
    await page.reload();
    await desk.reach('code');
    await page.clock.fastForward(61_000);
    sandbox.sandbox.advance(61_000);
    await desk.page.click('send-code');
    await desk.unbind(await unbindCode(sandbox, 'alice')());
    expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  });

  test('an expired code is told as such', async ({ desk, sandbox }) => {
    await settleIn(desk, sandbox);
    await reachCode(desk, sandbox, 'alice');
    const code = await unbindCode(sandbox, 'alice')();
    sandbox.sandbox.advance(301_000);
    await desk.unbind(code);
    expect(await desk.error()).toMatchObject({ code: 'code-expired' });
    expect(hasPhone(sandbox, 'alice')).toBe(true);
  });

  test('a refusal that the service alone can know ends the case', async ({ desk, sandbox }) => {
    sandbox.sandbox.setOptions({ usernamePasswordCounts: false });
    await settleIn(desk, sandbox);
    await reachCode(desk, sandbox, 'erin');
    await desk.unbind(await unbindCode(sandbox, 'erin')());
    expect(await desk.outcome()).toMatchObject({ kind: 'refused' });
    expect(await desk.error()).toMatchObject({ code: 'only-login-method' });
    expect(hasPhone(sandbox, 'erin')).toBe(true);
  });

  test('a token revoked meanwhile asks for a new sign-in', async ({ desk, sandbox }) => {
    await settleIn(desk, sandbox);
    await reachCode(desk, sandbox, 'alice');
    sandbox.sandbox.advance(1_209_601_000);
    await desk.unbind('123456');
    expect(await desk.error()).toMatchObject({ code: 'token-invalid' });
    await desk.reach('identify');
    expect(hasPhone(sandbox, 'alice')).toBe(true);
  });
});
