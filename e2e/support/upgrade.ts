import { expect } from 'playwright/test';
import type { SandboxServer } from '../../sandbox/node-server';
import { groundsFor, hasPhone, passphrase, settleIn, tokenOf, unbindCode } from './agent';
import type { Desk } from './desk';
import { withPackage } from './packages';

/** The folder with the builds of the previous version. */
const before = 'e2e/fixtures';

export const versionBefore = (
  browser: 'chrome' | 'firefox',
  use: (build: string) => Promise<void>,
) => withPackage(before, `-${browser}.zip`, use);

/** What an agent has when an update arrives: a vault, an environment with a key, a receipt, and an open case. */
export async function fillDesk(desk: Desk, sandbox: SandboxServer): Promise<void> {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  await desk.signInByToken(await tokenOf(sandbox, 'alice'));
  await desk.sendCode();
  await desk.unbind(await unbindCode(sandbox, 'alice')());
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  await desk.page.click('new-case');
  await desk.reach('identify');
  await desk.findUser('grace.bennett@example.co.uk');
  await desk.reach('card');
}

/** The vault opens, and the case is where it was. */
export async function carryOn(desk: Desk, sandbox: SandboxServer): Promise<void> {
  await desk.unlock(passphrase);
  expect((await desk.card()).phone).toBe('+44 74********');
  expect(hasPhone(sandbox, 'grace')).toBe(true);
}

/** The case ends, with one request that changes something. */
export async function finish(desk: Desk, sandbox: SandboxServer): Promise<void> {
  await desk.adminUnbind(groundsFor('grace'));
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  expect(hasPhone(sandbox, 'grace')).toBe(false);
  expect(sandbox.sandbox.count('update-user')).toBe(1);
}
