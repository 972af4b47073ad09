import { seedUsers } from '../../sandbox/seeds/users';
import { reachCode, settleIn, tokenOf, unbindCode } from '../support/agent';
import { expect, test } from '../support/chromium';

const nothingSent = /nothing was sent/i;
const maybeSent = /may have (been|reached|arrived)/i;

test.describe('on a bad line', () => {
  test('a host that cannot be reached is told as such', async ({ desk, sandbox }) => {
    await settleIn(desk, sandbox);
    await sandbox.close();
    await desk.signInByPassword(seedUsers.alice.email.address, seedUsers.alice.password);
    const error = await desk.error();
    expect(error.code).toBe('no-answer');
    expect(error.text).toMatch(maybeSent);
  });

  test('throttling is told as such, and nothing is sent again', async ({ desk, sandbox }) => {
    await settleIn(desk, sandbox);
    await reachCode(desk, sandbox, 'alice');
    sandbox.sandbox.arm({
      endpoint: 'unbind-phone',
      fault: { kind: 'status', status: 429 },
    });
    await desk.unbind(await unbindCode(sandbox, 'alice')());
    expect(await desk.error()).toMatchObject({ code: 'throttled' });
    await desk.reach('code');
    expect(sandbox.sandbox.count('unbind-phone')).toBe(1);
  });

  test('an answer in HTML is not believed: the profile is read back', async ({ desk, sandbox }) => {
    await settleIn(desk, sandbox);
    await reachCode(desk, sandbox, 'alice');
    sandbox.sandbox.arm({ endpoint: 'unbind-phone', fault: { kind: 'html', when: 'before' } });
    await desk.unbind(await unbindCode(sandbox, 'alice')());
    const outcome = await desk.outcome();
    expect(outcome.kind).toBe('unknown');
    expect(outcome.message).toMatch(/may yet take effect/);
    expect(sandbox.sandbox.count('unbind-phone')).toBe(1);
  });

  test('an answer lost after the service acted is found out by reading back', async ({
    desk,
    sandbox,
  }) => {
    await settleIn(desk, sandbox);
    await reachCode(desk, sandbox, 'alice');
    sandbox.sandbox.arm({ endpoint: 'unbind-phone', fault: { kind: 'reset', when: 'after' } });
    await desk.unbind(await unbindCode(sandbox, 'alice')());
    expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
    expect(sandbox.sandbox.count('unbind-phone')).toBe(1);
  });

  test('a yes that cannot be read back is accepted, and Check again proves it', async ({
    desk,
    sandbox,
  }) => {
    await settleIn(desk, sandbox);
    await reachCode(desk, sandbox, 'alice');
    sandbox.sandbox.arm({ endpoint: 'get-profile', fault: { kind: 'html', when: 'before' } });
    await desk.unbind(await unbindCode(sandbox, 'alice')());
    expect(await desk.outcome()).toMatchObject({ kind: 'accepted' });
    await desk.page.click('check-again');
    await desk.page.waitFor('[data-outcome="unbound"]');
    expect(sandbox.sandbox.count('unbind-phone')).toBe(1);
    await expect.poll(() => sandbox.sandbox.count('revocation')).toBe(1);
  });

  test('silence ends after twenty seconds, and is unknown', async ({ desk, sandbox }) => {
    test.setTimeout(60_000);
    await settleIn(desk, sandbox);
    await reachCode(desk, sandbox, 'alice');
    sandbox.sandbox.arm({ endpoint: 'unbind-phone', fault: { kind: 'held', when: 'before' } });
    await desk.unbind(await unbindCode(sandbox, 'alice')());
    await desk.page.waitFor('[data-busy]');
    await expect.poll(() => sandbox.sandbox.count('get-profile'), { timeout: 30_000 }).toBe(2);
    const outcome = await desk.outcome();
    expect(outcome.kind).toBe('unknown');
    expect(outcome.message).toMatch(/may yet take effect/);
    expect(sandbox.sandbox.count('unbind-phone')).toBe(1);
    sandbox.sandbox.release();
  });

  test('a code that may have been sent can be typed', async ({ desk, sandbox }) => {
    await settleIn(desk, sandbox);
    await desk.signInByToken(await tokenOf(sandbox, 'alice'));
    await desk.card();
    sandbox.sandbox.arm({ endpoint: 'send-sms', fault: { kind: 'reset', when: 'after' } });
    await desk.page.click('send-code');
    const error = await desk.error();
    expect(error.code).toBe('no-answer');
    expect(error.text).toMatch(maybeSent);
    await desk.unbind(await unbindCode(sandbox, 'alice')());
    expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
    expect(sandbox.sandbox.count('send-sms')).toBe(1);
  });
});

test.describe('without the permission for the host', () => {
  test.use({ hostPermission: 'asked' });

  test('nothing is sent, and the screen says how to go on', async ({ desk, sandbox }) => {
    await settleIn(desk, sandbox);
    const error = await desk.error();
    expect(error.code).toBe('host-permission');
    expect(error.text).toMatch(nothingSent);
    await desk.page.waitFor('[data-testid="grant-host"]');
    expect(sandbox.sandbox.requests).toHaveLength(0);
  });
});
