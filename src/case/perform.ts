import type { Answered } from '../genauth/answer';
import type { GenAuthClient } from '../genauth/client';
import { type Failure, failure, GenAuthError } from '../genauth/failure';
import type { ManagementClient } from '../genauth/management-client';
import type { Identity, SecurityInfo } from '../genauth/models';
import { accountOf, servicePhone } from './account';
import type { CaseEnvironment, Way } from './case';
import type { Answer, Found } from './event';
import { findUser, findUserById } from './find-user';
import type { OperationKind } from './operation';
import type { Input, Secrets, Workplace, WorkplaceFor } from './ports';
import { optional, reading } from './reading';

/** What an operation came to, and the secrets of the case from then on. */
export interface Performed {
  readonly answer: Answer;
  readonly secrets: Secrets;
}

export interface Task {
  readonly kind: OperationKind;
  /** Where the case was opened: neither a token nor a user id ever goes to another host. */
  readonly environment: CaseEnvironment;
  readonly way: Way;
  /** Of the account, once it is known. */
  readonly userId: string | null;
  readonly secrets: Secrets;
  readonly input: Input;
}

/** A task whose secrets are on their way; nothing is sent before they are there. */
export type Errand = Omit<Task, 'secrets'> & { readonly secrets: Promise<Secrets> };

export type Perform = (errand: Errand) => Promise<Performed>;

const nothing: Found = { kind: 'nothing' };

/** Makes the one request of an operation (or the reads of one) and gives what came of it. Rejects only where the secrets do. */
export function createPerform(workplaceFor: WorkplaceFor, now: () => number = Date.now): Perform {
  return async (errand) => {
    const route = errand.way === 'admin' ? 'management' : 'app';
    const finding = workplaceFor(errand.environment, route).catch((error: unknown) =>
      failureOf(error, failure('not-sent', 'environment-missing')),
    );
    const task = { ...errand, secrets: await errand.secrets };
    const failed = (reason: Failure): Performed => ({
      answer: { ok: false, failure: reason },
      secrets: task.secrets,
    });
    const workplace = await finding;
    if (!('client' in workplace)) return failed(workplace);
    try {
      return await perform(workplace, task, now);
    } catch (error) {
      // A defect of ours, of which nobody knows when it struck.
      return failed(failureOf(error, failure('maybe-sent', 'interrupted')));
    }
  };
}

async function perform(place: Workplace, task: Task, now: () => number): Promise<Performed> {
  const { client } = place;
  const { secrets, input } = task;
  switch (task.kind) {
    case 'send-login-code':
      return done(await sendLoginCode(client, input), secrets);
    case 'sign-in': {
      if (input.kind !== 'credential') throw inputLost();
      const { value, requestId } = await client.signin(input.credential);
      const { accessToken } = value;
      return done({ value: null, requestId }, { ...secrets, accessToken, phone: null });
    }
    case 'read-account':
      return readAccount(place, secrets, now);
    case 'send-code': {
      if (secrets.phone === null) throw inputLost();
      return done(await client.sendSms(secrets.phone, 'CHANNEL_UNBIND_PHONE'), secrets);
    }
    case 'unbind-phone': {
      if (input.kind !== 'pass-code') throw inputLost();
      return done(await client.unbindPhone(tokenOf(secrets), input.passCode), secrets);
    }
    case 'read-back': {
      const { value: user, requestId } = await readBack(place, task, now);
      const found: Found = { kind: 'phone', bound: user.phone !== null };
      return { answer: { ok: true, requestId, found }, secrets };
    }
    case 'revoke-token':
      return done(await client.revokeToken(tokenOf(secrets)), secrets);
    case 'check-token': {
      const token = tokenOf(secrets);
      return done(await reading(now, () => client.getProfile(token)), secrets);
    }
    case 'find-user':
      return findUser({ place, management: managementOf(place), secrets, input, now });
    case 'read-user': {
      if (input.kind !== 'user') throw inputLost();
      const { userId } = input;
      return findUserById({ place, management: managementOf(place), secrets, userId, now });
    }
    case 'clear-phone-null':
      return done(await managementOf(place).clearPhone(userOf(task), null), secrets);
    case 'clear-phone-empty':
      return done(await managementOf(place).clearPhone(userOf(task), ''), secrets);
    case 'end-sessions':
      return done(await managementOf(place).kickUser(userOf(task)), secrets);
  }
}

function sendLoginCode(client: GenAuthClient, input: Input): Promise<Answered<null>> {
  if (input.kind === 'phone') return client.sendSms(input.phone, 'CHANNEL_LOGIN');
  if (input.kind === 'email') return client.sendEmail(input.email, 'CHANNEL_LOGIN');
  throw inputLost();
}

/** The account as it is now, read by the way that it was found. */
function readBack(
  place: Workplace,
  task: Task,
  now: () => number,
): Promise<Answered<{ readonly phone: string | null }>> {
  if (task.way !== 'admin') {
    const token = tokenOf(task.secrets);
    return reading(now, () => place.client.getProfile(token));
  }
  const userId = userOf(task);
  return reading(now, () => managementOf(place).getUser(userId, 'user_id'));
}

/** Profile, identities and security info. Only the first is needed; without the others the card says what it lacks. */
async function readAccount(
  { client, correlate, isProtected, wantsCustomData }: Workplace,
  secrets: Secrets,
  now: () => number,
): Promise<Performed> {
  const token = tokenOf(secrets);
  const [profile, identities, securityInfo] = await Promise.all([
    reading(now, () => client.getProfile(token, { customData: wantsCustomData })),
    optional<readonly Identity[]>(reading(now, () => client.getIdentities(token))),
    optional<SecurityInfo>(reading(now, () => client.getSecurityInfo(token))),
  ]);
  const user = profile.value;
  const phone = servicePhone(user);
  const phoneCorrelation = phone === null ? null : await correlate(phone);
  const account = accountOf({ user, identities, securityInfo }, phoneCorrelation);
  const phoneBound = securityInfo?.phoneBinded ?? null;
  return {
    answer: {
      ok: true,
      requestId: profile.requestId,
      found: { kind: 'account', account, phoneBound, isProtected: isProtected(user) },
    },
    secrets: { ...secrets, phone },
  };
}

function tokenOf({ accessToken }: Secrets): string {
  if (accessToken === null) throw new GenAuthError(failure('not-sent', 'no-token'));
  return accessToken;
}

function managementOf({ management }: Workplace): ManagementClient {
  if (management === null) throw new GenAuthError(failure('not-sent', 'management-missing'));
  return management;
}

function userOf({ userId }: Task): string {
  if (userId === null) throw inputLost();
  return userId;
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
