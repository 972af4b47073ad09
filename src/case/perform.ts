import type { Answered } from '../genauth/answer';
import type { GenAuthClient } from '../genauth/client';
import { type Failure, failure, GenAuthError } from '../genauth/failure';
import type { Identity, SecurityInfo } from '../genauth/models';
import { accountOf, servicePhone } from './account';
import type { Answer, Found } from './event';
import type { OperationKind } from './operation';
import type { ClientFor, Input, Secrets } from './ports';

/** What an operation came to, and the secrets of the case from then on. */
export interface Performed {
  readonly answer: Answer;
  readonly secrets: Secrets;
}

export interface Task {
  readonly kind: OperationKind;
  readonly environmentId: string;
  /** The host that the case was opened for: a token never goes to another. */
  readonly appHost: string;
  readonly secrets: Secrets;
  readonly input: Input;
}

export type Perform = (task: Task) => Promise<Performed>;

/** Milliseconds. */
const retryWithin = 5_000;

const nothing: Found = { kind: 'nothing' };

/** Makes the one request of an operation (or the reads of one) and gives what came of it. Never rejects. */
export function createPerform(clientFor: ClientFor, now: () => number = Date.now): Perform {
  return async (task) => {
    const failed = (reason: Failure): Performed => ({
      answer: { ok: false, failure: reason },
      secrets: task.secrets,
    });
    let client: GenAuthClient;
    try {
      client = await clientFor(task.environmentId, task.appHost);
    } catch (error) {
      return failed(failureOf(error, failure('not-sent', 'environment-missing')));
    }
    try {
      return await perform(client, task, now);
    } catch (error) {
      // A defect of ours, of which nobody knows when it struck.
      return failed(failureOf(error, failure('maybe-sent', 'interrupted')));
    }
  };
}

async function perform(client: GenAuthClient, task: Task, now: () => number): Promise<Performed> {
  const { secrets, input } = task;
  switch (task.kind) {
    case 'send-login-code':
      return done(await sendLoginCode(client, input), secrets);
    case 'sign-in': {
      if (input.kind !== 'credential') throw inputLost();
      const { value, requestId } = await client.signin(input.credential);
      return done({ value: null, requestId }, { accessToken: value.accessToken, phone: null });
    }
    case 'read-account':
      return readAccount(client, secrets, now);
    case 'send-code': {
      if (secrets.phone === null) throw new GenAuthError(failure('not-sent', 'session-lost'));
      return done(await client.sendSms(secrets.phone, 'CHANNEL_UNBIND_PHONE'), secrets);
    }
    case 'unbind-phone': {
      if (input.kind !== 'pass-code') throw inputLost();
      return done(await client.unbindPhone(tokenOf(secrets), input.passCode), secrets);
    }
    case 'read-back': {
      const token = tokenOf(secrets);
      const { value: user, requestId } = await reading(now, () => client.getProfile(token));
      const found: Found = { kind: 'phone', bound: user.phone !== null };
      return { answer: { ok: true, requestId, found }, secrets };
    }
    case 'revoke-token':
      return done(await client.revokeToken(tokenOf(secrets)), secrets);
    case 'check-token': {
      const token = tokenOf(secrets);
      return done(await reading(now, () => client.getProfile(token)), secrets);
    }
  }
}

function sendLoginCode(client: GenAuthClient, input: Input): Promise<Answered<null>> {
  if (input.kind === 'phone') return client.sendSms(input.phone, 'CHANNEL_LOGIN');
  if (input.kind === 'email') return client.sendEmail(input.email, 'CHANNEL_LOGIN');
  throw inputLost();
}

/** Profile, identities and security info. Only the first is needed; without the others the card says what it lacks. */
async function readAccount(
  client: GenAuthClient,
  secrets: Secrets,
  now: () => number,
): Promise<Performed> {
  const token = tokenOf(secrets);
  const [profile, identities, securityInfo] = await Promise.all([
    reading(now, () => client.getProfile(token)),
    optional<readonly Identity[]>(reading(now, () => client.getIdentities(token))),
    optional<SecurityInfo>(reading(now, () => client.getSecurityInfo(token))),
  ]);
  const user = profile.value;
  const account = accountOf({ user, identities, securityInfo });
  const phoneBound = securityInfo?.phoneBinded ?? null;
  return {
    answer: {
      ok: true,
      requestId: profile.requestId,
      found: { kind: 'account', account, phoneBound },
    },
    secrets: { ...secrets, phone: servicePhone(user) },
  };
}

/**
 * A read changes nothing, so one whose connection failed is made once more. Not after a long wait: together the two must
 * end before a browser ends a background that nobody talks to.
 */
async function reading<T>(now: () => number, read: () => Promise<T>): Promise<T> {
  const begun = now();
  try {
    return await read();
  } catch (error) {
    const failed = error instanceof GenAuthError && error.failure.code === 'no-answer';
    if (failed && now() - begun < retryWithin) return read();
    throw error;
  }
}

async function optional<T>(read: Promise<Answered<T>>): Promise<T | null> {
  try {
    return (await read).value;
  } catch (error) {
    if (error instanceof GenAuthError) return null;
    throw error;
  }
}

function tokenOf({ accessToken }: Secrets): string {
  if (accessToken === null) throw new GenAuthError(failure('not-sent', 'no-token'));
  return accessToken;
}

function inputLost(): GenAuthError {
  return new GenAuthError(failure('not-sent', 'session-lost'));
}

function done({ requestId }: Answered<unknown>, secrets: Secrets): Performed {
  return { answer: { ok: true, requestId, found: nothing }, secrets };
}

function failureOf(error: unknown, otherwise: Failure): Failure {
  return error instanceof GenAuthError ? error.failure : otherwise;
}
