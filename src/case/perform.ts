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

const nothing: Found = { kind: 'nothing' };

/** Makes the one request of an operation (or the reads of one) and gives what came of it. Never rejects. */
export function createPerform(clientFor: ClientFor): Perform {
  return async (task) => {
    try {
      const client = await clientFor(task.environmentId, task.appHost);
      return await perform(client, task);
    } catch (error) {
      return { answer: { ok: false, failure: failureOf(error) }, secrets: task.secrets };
    }
  };
}

async function perform(client: GenAuthClient, task: Task): Promise<Performed> {
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
      return readAccount(client, secrets);
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
      const { value: user, requestId } = await reading(() => client.getProfile(token));
      const found: Found = { kind: 'phone', bound: user.phone !== null };
      return { answer: { ok: true, requestId, found }, secrets };
    }
    case 'revoke-token':
      return done(await client.revokeToken(tokenOf(secrets)), secrets);
  }
}

function sendLoginCode(client: GenAuthClient, input: Input): Promise<Answered<null>> {
  if (input.kind === 'phone') return client.sendSms(input.phone, 'CHANNEL_LOGIN');
  if (input.kind === 'email') return client.sendEmail(input.email, 'CHANNEL_LOGIN');
  throw inputLost();
}

/** Profile, identities and security info. Only the first is needed; without the others the card says what it lacks. */
async function readAccount(client: GenAuthClient, secrets: Secrets): Promise<Performed> {
  const token = tokenOf(secrets);
  const [profile, identities, securityInfo] = await Promise.all([
    reading(() => client.getProfile(token)),
    optional<readonly Identity[]>(reading(() => client.getIdentities(token))),
    optional<SecurityInfo>(reading(() => client.getSecurityInfo(token))),
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

/** A read changes nothing, so one that got no answer is made once more. */
async function reading<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof GenAuthError && error.failure.code === 'no-answer') return read();
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

/** Anything that is not a failure of the wire is a defect of ours, of which nobody knows when it struck. */
function failureOf(error: unknown): Failure {
  return error instanceof GenAuthError ? error.failure : failure('maybe-sent', 'interrupted');
}
