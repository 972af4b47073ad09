import { expect } from 'playwright/test';
import type { SandboxServer } from '../../sandbox/node-server';
import { hasPhone, passphrase, settleIn, tokenOf, unbindCode } from './agent';
import type { Desk } from './desk';
import { unpackPackage } from './packages';
import { makeTemporaryFolder, removeFolder } from './temporary-folder';

/** Where the builds of the version before are kept. */
const before = 'e2e/fixtures';

/** Unpacks a package into a folder of its own for as long as `use` takes. */
export async function withPackage(
  from: string,
  ending: string,
  use: (build: string) => Promise<void>,
): Promise<void> {
  const folder = await makeTemporaryFolder();
  try {
    await unpackPackage(from, ending, folder);
    await use(folder);
  } finally {
    await removeFolder(folder);
  }
}

export const versionBefore = (
  browser: 'chrome' | 'firefox',
  use: (build: string) => Promise<void>,
) => withPackage(before, `-${browser}.zip`, use);

/** What an agent has by the time that an update comes: a vault, an environment with a key, a receipt, and an open case. */
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

/** It is all there: the vault opens, the case goes on to its end, and the environment can open another. */
export async function carryOn(desk: Desk, sandbox: SandboxServer): Promise<void> {
  await desk.unlock(passphrase);
  await desk.reach('card');
  expect((await desk.card()).phone).toMatch(/^\+\d+ .*\*/);
  expect(hasPhone(sandbox, 'alice')).toBe(false);
}
