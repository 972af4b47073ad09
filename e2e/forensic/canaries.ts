import { randomBytes, randomInt } from 'node:crypto';
import { seedApps } from '../../sandbox/seeds/apps';
import { seedUsers } from '../../sandbox/seeds/users';
import type { SandboxInit } from '../../sandbox/state/world';
import type { Canary } from './search';

const word = () => randomBytes(12).toString('hex');

/** The ID of the access key whose secret is one of them. */
export const accessKeyId = 'access-key-1';

/** What tells a person from another: unique, and new for every run. */
function someone(family = word()) {
  return {
    userId: word(),
    name: `${word()} ${family}`,
    username: `user-${word()}`,
    email: { address: `${word()}@example.com`, verified: true },
  };
}

/** Unique secrets, new for every run, and a service that knows them. */
export function makeSecrets() {
  const secrets = {
    passphrase: `otter ${word()} quay`,
    wrongPassphrase: `heron ${word()} weir`,
    nextPassphrase: `bittern ${word()} lock`,
    appSecret: word(),
    accessKeySecret: `ak-${word()}`,
    password: `Pw!${word()}`,
    wrongPassword: `No!${word()}`,
    phone: `199${randomInt(10_000_000, 99_999_999)}`,
    typedPhone: `198${randomInt(10_000_000, 99_999_999)}`,
  };
  const app = { ...seedApps.post, appSecret: secrets.appSecret };
  const caller = {
    ...seedUsers.alice,
    ...someone(),
    phone: { ...seedUsers.alice.phone, number: secrets.phone },
    password: secrets.password,
  };
  const family = `Kin${word()}`;
  const candidates = [1, 2, 3].map(() => ({
    ...seedUsers.erin,
    ...someone(family),
    phone: {
      countryCode: '+86',
      number: `197${randomInt(10_000_000, 99_999_999)}`,
      verified: true,
    },
  }));
  const init: SandboxInit = {
    seeds: {
      apps: [app],
      users: [caller, ...candidates],
      accessKeys: [{ accessKeyId, accessKeySecret: secrets.accessKeySecret }],
    },
    // Eight digits, the maximum, so that none is found by chance. A wrong try leaves the code valid, so there is no minute
    // to wait for another one.
    options: { codeLength: 8, resendIntervalSeconds: 0, verifyCodeMaxAttempts: 5 },
  };
  return { ...secrets, app, caller, family, candidates, init };
}

export type Secrets = ReturnType<typeof makeSecrets>;

/** Every notation of a full number. */
export function phoneCanaries(name: string, number: string): Canary[] {
  const [a, b, c] = [number.slice(0, 3), number.slice(3, 7), number.slice(7)];
  return [
    { name, text: number },
    { name: `${name}, international`, text: `+86${number}` },
    { name: `${name}, with spaces`, text: `${a} ${b} ${c}` },
    { name: `${name}, with hyphens`, text: `${a}-${b}-${c}` },
  ];
}

/** A token is found by either of its unique parts. */
export function tokenCanaries(name: string, token: string): Canary[] {
  const [, payload = token, signature = token] = token.split('.');
  return [
    { name, text: token },
    { name: `${name}, payload`, text: payload },
    { name: `${name}, signature`, text: signature },
  ];
}
