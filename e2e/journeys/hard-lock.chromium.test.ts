import type { SandboxServer } from '../../sandbox/node-server';
import { hasPhone, passphrase, reachCode, settleIn, tokenOf, unbindCode } from '../support/agent';
import { expect, test } from '../support/chromium';
import type { Desk } from '../support/desk';
import { everyReceipt } from '../support/every-receipt';
import { openPage } from '../support/open-page';

test.use({ quiet: true });

/** The service has acted, and has not answered yet. */
async function lockDuringUnbinding(desk: Desk, server: SandboxServer): Promise<void> {
  await settleIn(desk, server);
  await reachCode(desk, server, 'alice');
  server.sandbox.arm({ endpoint: 'unbind-phone', fault: { kind: 'held', when: 'after' } });
  await desk.unbind(await unbindCode(server, 'alice')());
  await expect.poll(() => server.sandbox.holding).toBe(1);
  await desk.lock();
}

test('a request that is out at a lock settles, and what follows it waits for the unlock', async ({
  desk,
  extension,
  sandbox: server,
}) => {
  const { sandbox } = server;
  await lockDuringUnbinding(desk, server);
  const sent = sandbox.requests.length;
  sandbox.release();
  await expect.poll(() => hasPhone(server, 'alice')).toBe(false);
  await expect
    .poll(() => sandbox.requests.filter(({ answer }) => answer.kind === 'pending').length)
    .toBe(0);
  expect(sandbox.requests.length).toBe(sent);

  await desk.unlock(passphrase);
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  await expect(openPage(extension).getByText('Revoked: the service refuses it now')).toBeVisible();
  expect(sandbox.count('unbind-phone')).toBe(1);
});

test('a case whose answer comes after a lock and an unlock continues by itself', async ({
  desk,
  extension,
  sandbox: server,
}) => {
  const { sandbox } = server;
  await lockDuringUnbinding(desk, server);
  await desk.unlock(passphrase);
  await desk.reach('code');
  sandbox.release();
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  await expect(openPage(extension).getByText('Revoked: the service refuses it now')).toBeVisible();
  expect(sandbox.count('unbind-phone')).toBe(1);
});

test('what was being prepared at a lock is never sent', async ({ desk, sandbox: server }) => {
  const { sandbox } = server;
  await settleIn(desk, server, 'post', { accessKey: true });
  sandbox.arm({ endpoint: 'get-management-token', fault: { kind: 'held', when: 'after' } });
  await desk.findUser('grace.bennett@example.co.uk');
  await expect.poll(() => sandbox.holding).toBe(1);
  await desk.lock();
  sandbox.release();
  await expect
    .poll(() => sandbox.requests.filter(({ answer }) => answer.kind === 'pending').length)
    .toBe(0);
  await desk.unlock(passphrase);
  await desk.reach('identify');
  await desk.settled();
  expect(sandbox.count('list-users')).toBe(0);
  await desk.findUser('grace.bennett@example.co.uk');
  await desk.reach('card');
});

test('a locked desk takes no command, whoever sends it', async ({
  desk,
  extension,
  sandbox: server,
}) => {
  await settleIn(desk, server);
  await desk.signInByToken(await tokenOf(server, 'alice'));
  await desk.reach('card');
  await desk.lock();
  const page = openPage(extension);
  for (const message of [
    `{ method: 'case.abandon', params: { revision: 1 } }`,
    `{ method: 'draft.save', params: { draft: { note: 'planted' } } }`,
    `{ method: 'receipts.list', params: ${everyReceipt} }`,
  ]) {
    expect(await page.evaluate(`chrome.runtime.sendMessage(${message})`)).toMatchObject({
      ok: false,
      refusal: { code: 'vault-locked' },
    });
  }
  await desk.unlock(passphrase);
  await desk.reach('card');
  expect(server.sandbox.count('revocation')).toBe(0);
});
