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

type Beginnings = Pick<Desk, 'signInByToken' | 'findUser'>;

/** How a case began in the previous version. */
export const beginningsBefore = ({ page }: Desk): Beginnings => ({
  async signInByToken(token) {
    await page.click('route-token');
    await page.fill('access-token', token);
    await page.click('identify');
  },
  async findUser(query) {
    await page.click('route-admin');
    await page.fill('admin-query', query);
    await page.click('identify');
  },
});

/** What an agent has when an update arrives: a vault, an environment with a key, a receipt, and an open case. */
export async function fillDesk(
  desk: Desk,
  sandbox: SandboxServer,
  beginnings: Beginnings = desk,
): Promise<void> {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  await beginnings.signInByToken(await tokenOf(sandbox, 'alice'));
  await desk.sendCode();
  await desk.unbind(await unbindCode(sandbox, 'alice')());
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  await desk.page.click('new-case');
  await desk.reach('identify');
  await beginnings.findUser('grace.bennett@example.co.uk');
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
