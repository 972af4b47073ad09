import { type SandboxServer, startSandboxServer } from '../../sandbox/node-server';
import { seedApps } from '../../sandbox/seeds/apps';
import { seedUsers } from '../../sandbox/seeds/users';
import { passphrase, reachCode, settleIn, tokenOf, unbindCode } from '../support/agent';
import { expect, test } from '../support/chromium';
import { startListener } from '../support/listener';
import { openPage } from '../support/open-page';

for (const status of [301, 302, 303, 307, 308] as const) {
  test(`a redirect (${status}) is an error, and the other host hears nothing`, async ({
    desk,
    sandbox,
  }) => {
    const listener = await startListener();
    const redirect = (endpoint: string, times = 1) =>
      sandbox.sandbox.arm({
        endpoint,
        fault: { kind: 'redirect', to: `${listener.url}/api/v3/${endpoint}`, status },
        times,
      });
    await settleIn(desk, sandbox);
    redirect('send-sms');
    await desk.sendLoginSms(seedUsers.alice.phone.number);
    expect(await desk.error()).toMatchObject({ code: 'no-answer' });

    redirect('signin');
    await desk.signInByPassword(seedUsers.alice.email.address, seedUsers.alice.password);
    await expect.poll(() => sandbox.sandbox.count('signin')).toBe(1);
    expect(await desk.error()).toMatchObject({ code: 'no-answer' });

    await reachCode(desk, sandbox, 'alice');
    redirect('unbind-phone');
    // The read-back, and its one repetition.
    redirect('get-profile', 2);
    await desk.unbind(await unbindCode(sandbox, 'alice')());
    expect(await desk.outcome()).toMatchObject({ kind: 'unknown' });
    redirect('revocation');
    await desk.page.click('new-case');
    await desk.reach('identify');
    expect(sandbox.sandbox.count('revocation')).toBe(1);
    expect(listener.heard).toEqual([]);
    await listener.close();
  });
}

test('no environment’s credentials ever reach another’s host', async ({
  desk,
  extension,
  sandbox,
}) => {
  const other = await startSandboxServer();
  await settleIn(desk, sandbox);
  await desk.page.click('env-add');
  const { appId, appSecret } = seedApps.basic;
  await desk.saveEnvironment({
    label: 'The other one',
    appHost: other.url,
    appId,
    authMethod: 'client_secret_basic',
    appSecret,
  });
  await desk.reach('identify');
  const page = openPage(extension);

  async function work(label: string, server: SandboxServer, name: 'alice' | 'bob') {
    await page.getByTestId('env-select').selectOption({ label });
    const token = await tokenOf(server, name);
    await desk.signInByToken(token);
    await desk.sendCode();
    await desk.unbind(await unbindCode(server, name)());
    await desk.outcome();
    await desk.page.click('new-case');
    await desk.reach('identify');
    return token;
  }
  const ours = await work('Sandbox post', sandbox, 'alice');
  const theirs = await work('The other one', other, 'bob');

  const basic = Buffer.from(`${appId}:${appSecret}`).toString('base64');
  const heard = (server: SandboxServer) => JSON.stringify(server.sandbox.requests);
  expect(heard(sandbox)).toContain(ours);
  expect(heard(sandbox)).toContain(seedApps.post.appSecret);
  for (const foreign of [theirs, appSecret, appId, basic]) {
    expect(heard(sandbox)).not.toContain(foreign);
  }
  expect(heard(other)).toContain(theirs);
  expect(heard(other)).toContain(basic);
  for (const foreign of [ours, seedApps.post.appSecret, seedApps.post.appId]) {
    expect(heard(other)).not.toContain(foreign);
  }
  await other.close();
});

test('a host in another alphabet is shown as what will be asked', async ({ desk, extension }) => {
  await desk.createVault(passphrase);
  await desk.saveEnvironment({
    label: 'Acme',
    // The first letter is Cyrillic.
    appHost: 'https://\u0430cme.example',
    appId: 'app',
    authMethod: 'none',
  });
  const options = await extension.options();
  await expect(options.getByTestId('environment')).toContainText('xn--cme-5cd.example');
  await expect(options.getByTestId('environment')).not.toContainText('\u0430cme');
});
