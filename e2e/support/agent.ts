import { expect } from 'playwright/test';
import type { SandboxServer } from '../../sandbox/node-server';
import { seedAccessKey, seedApps } from '../../sandbox/seeds/apps';
import { seedUsers } from '../../sandbox/seeds/users';
import type { Desk, Grounds, ReadCode } from './desk';
import { codeReader } from './read-code';

export const passphrase = 'velvet harbour lantern 7';

/** How an environment differs from its app. */
interface EnvironmentChanges {
  readonly appSecret?: string;
  readonly appHost?: string;
  readonly authMethod?: 'client_secret_post' | 'client_secret_basic' | 'none';
  /** With the seeded access key, for callers who have lost their phone. */
  readonly accessKey?: boolean;
}

/** Sets the extension up as an agent does on the first day: a vault, and one environment at the sandbox. */
export async function settleIn(
  desk: Desk,
  sandbox: SandboxServer,
  app: keyof typeof seedApps = 'post',
  changes: EnvironmentChanges = {},
): Promise<void> {
  await desk.createVault(passphrase);
  await addEnvironment(desk, sandbox, app, changes);
}

/** Fills in and saves the environment form on the screen. */
export async function addEnvironment(
  desk: Desk,
  sandbox: SandboxServer,
  app: keyof typeof seedApps = 'post',
  changes: EnvironmentChanges = {},
): Promise<void> {
  const { appId, appSecret, authMethod } = seedApps[app];
  const method = changes.authMethod ?? authMethod;
  await desk.saveEnvironment({
    label: `Sandbox ${app}`,
    appHost: changes.appHost ?? sandbox.url,
    appId,
    authMethod: method,
    ...(method === 'none' ? {} : { appSecret: changes.appSecret ?? appSecret }),
    ...(changes.accessKey === true ? { managementHost: sandbox.url, ...seedAccessKey } : {}),
  });
  await desk.reach('identify');
}

/** What an agent records after calling the user back. */
export function groundsFor(name: UserName): Grounds {
  return {
    verifiedHow: 'Called back on a number on file',
    reason: 'The phone was lost',
    ticket: 'SUP-1042',
    lastFour: numberOf(name).slice(-4),
  };
}

type UserName = keyof typeof seedUsers;

/** The number of a seeded user with its country code, or an error for one without. */
export function numberOf(name: UserName): string {
  const { phone } = seedUsers[name];
  if (phone === null) throw new Error(`${name} has no phone`);
  return `${phone.countryCode}${phone.number}`;
}

/** Reads the unbind code from the caller's SMS. */
export function unbindCode(sandbox: SandboxServer, name: UserName): ReadCode {
  return codeReader(sandbox.sandbox, numberOf(name), 'CHANNEL_UNBIND_PHONE');
}

/** Reads the sign-in code from the caller's SMS. */
export function loginCode(sandbox: SandboxServer, name: UserName): ReadCode {
  return codeReader(sandbox.sandbox, numberOf(name), 'CHANNEL_LOGIN');
}

/** A token issued elsewhere, as a caller would bring it. */
export function tokenOf(
  { sandbox }: SandboxServer,
  name: UserName,
  wishes: { readonly scope?: string; readonly lifetimeSeconds?: number } = {},
): Promise<string> {
  return sandbox.issueToken(seedUsers[name], seedApps.post, {
    scope: 'openid profile username email phone',
    ...wishes,
  });
}

/** Whether a phone is bound to a user at the service. */
export function hasPhone({ sandbox }: SandboxServer, name: UserName): boolean {
  return sandbox.user(seedUsers[name].userId)?.phone != null;
}

/** A whole case: Alice signs in by SMS, and her number is removed. `ticket` if the card requires one. */
export async function unbindAlice(
  desk: Desk,
  sandbox: SandboxServer,
  { ticket }: { readonly ticket?: string } = {},
): Promise<void> {
  await desk.signInBySms('199 0000 0001', loginCode(sandbox, 'alice'));
  await desk.reach('card');
  if (ticket !== undefined) await desk.page.fill('ticket', ticket);
  await desk.sendCode();
  await desk.unbind(await unbindCode(sandbox, 'alice')());
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  expect(hasPhone(sandbox, 'alice')).toBe(false);
}

/** From the identify screen to the code, with a token and no SMS spent on signing in. */
export async function reachCode(desk: Desk, sandbox: SandboxServer, name: UserName): Promise<void> {
  await desk.signInByToken(await tokenOf(sandbox, name));
  await desk.sendCode();
  await desk.reach('code');
}
