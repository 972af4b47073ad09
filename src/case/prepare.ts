import type { Answered } from '../genauth/answer';
import type { GenAuthClient } from '../genauth/client';
import { type Failure, failure, GenAuthError } from '../genauth/failure';
import type { ManagementClient } from '../genauth/management-client';
import type { Identity, SecurityInfo, User } from '../genauth/models';
import { everyField, visibleFields } from '../genauth/visible-fields';
import { accountOf, servicePhone } from './account';
import type { Found, Protection, SeenAgain } from './event';
import { findUser, findUserById } from './find-user';
import type { Performed, Prepare, Secrets, Task, Workplace, WorkplaceFor } from './ports';
import type { CodeAddress } from './request';
import { optional, reading } from './retry-reads';
import { type NumberSeen, numberSeen } from './seen-account';
import { withoutCaller } from './without-caller';

const nothing: Found = { kind: 'nothing' };

/**
 * Finds the workplace of a task at once. The returned function then makes the one request of the operation (or the
 * several requests of a read), and returns its result. It never rejects.
 */
export function createPrepare(workplaceFor: WorkplaceFor, now: () => number = Date.now): Prepare {
  return (task) => {
    const api = usesAccessKey(task) ? 'management' : 'authentication';
    const finding = workplaceFor(task.environment, api).catch((error: unknown) =>
      failureOf(error, failure('not-sent', 'environment-missing')),
    );
    return async (secrets) => {
      const failed = (reason: Failure): Performed => ({
        answer: { ok: false, failure: withoutCaller(reason, task, secrets) },
        secrets: null,
      });
      const workplace = await finding;
      if (!('client' in workplace)) return failed(workplace);
      try {
        return await send(workplace, task, secrets, now);
      } catch (error) {
        // A bug may have thrown before or after the request was sent.
        return failed(failureOf(error, failure('maybe-sent', 'interrupted')));
      }
    };
  };
}

async function send(
  place: Workplace,
  task: Task,
  secrets: Secrets,
  now: () => number,
): Promise<Performed> {
  const { client } = place;
  const { request } = task;
  switch (request.kind) {
    case 'send-login-code':
      return done(await sendLoginCode(client, request.to));
    case 'sign-in': {
      const { value, requestId } = await client.signin(request.credential, {
        customData: place.wantsCustomData,
      });
      const { accessToken } = value;
      // Keep the number: a caller who signs in again may have a code that was sent to it.
      return done({ value: null, requestId }, { ...secrets, accessToken });
    }
    case 'read-account':
      return readAccount(place, task, secrets, now);
    case 'confirm-account':
    case 'confirm-user':
    case 'read-back':
      return seenAgain(place, task, secrets, now);
    case 'send-code': {
      if (secrets.phone === null) throw sessionLost();
      return done(await client.sendSms(secrets.phone, 'CHANNEL_UNBIND_PHONE'));
    }
    case 'unbind-phone':
      return done(await client.unbindPhone(tokenOf(secrets), request.passCode));
    case 'revoke-token':
      return done(await client.revokeToken(tokenOf(secrets)));
    case 'check-token': {
      const token = tokenOf(secrets);
      return done(await reading(now, () => client.getProfile(token)));
    }
    case 'find-user':
      return findUser({ place, management: managementOf(place), task, secrets, now }, request);
    case 'read-user':
      return findUserById(
        { place, management: managementOf(place), task, secrets, now },
        request.userId,
      );
    case 'clear-phone-null':
      return done(await managementOf(place).clearPhone(userOf(task), null));
    case 'clear-phone-empty':
      return done(await managementOf(place).clearPhone(userOf(task), ''));
    case 'end-sessions':
      return done(await managementOf(place).kickUser(userOf(task)));
  }
}

function sendLoginCode(client: GenAuthClient, to: CodeAddress): Promise<Answered<null>> {
  return to.way === 'sms'
    ? client.sendSms(to.phone, 'CHANNEL_LOGIN')
    : client.sendEmail(to.email, 'CHANNEL_LOGIN');
}

/** Reads the account again in the same way as before, and compares it with its card. */
async function seenAgain(
  place: Workplace,
  task: Task,
  secrets: Secrets,
  now: () => number,
): Promise<Performed> {
  const { value: user, requestId } = await readUser(place, task, secrets, now);
  const number = await numberIn(place, user, task, secrets);
  const { userId } = user;
  const protection = await protectionNow(place, task, user, secrets, now);
  const found: SeenAgain = { kind: 'seen', userId, number, protection };
  // The code goes to the number that was just confirmed as the card's.
  const confirmed = number === 'same' ? { ...secrets, phone: servicePhone(user) } : null;
  return { answer: { ok: true, requestId, found }, secrets: confirmed };
}

/** A token may hide what protects an account. Reads the security information only if the token alone cannot tell. */
async function protectionNow(
  { client, protectionOf }: Workplace,
  task: Task,
  user: User,
  secrets: Secrets,
  now: () => number,
): Promise<Protection> {
  if (usesAccessKey(task)) return protectionOf(user, everyField);
  const token = tokenOf(secrets);
  const protection = protectionOf(user, visibleFields(token));
  if (protection !== 'cannot-tell') return protection;
  const securityInfo = await optional<SecurityInfo>(
    reading(now, () => client.getSecurityInfo(token)),
  );
  return protectionOf(user, visibleFields(token, securityInfo));
}

function readUser(
  place: Workplace,
  task: Task,
  secrets: Secrets,
  now: () => number,
): Promise<Answered<User>> {
  const want = { customData: place.wantsCustomData };
  if (!usesAccessKey(task)) {
    const token = tokenOf(secrets);
    return reading(now, () => place.client.getProfile(token, want));
  }
  const userId = userOf(task);
  return reading(now, () => managementOf(place).getUser(userId, 'user_id', want));
}

function numberIn(
  { correlate }: Workplace,
  user: User,
  { account }: Task,
  { phone }: Secrets,
): Promise<NumberSeen> {
  return numberSeen(user, { phone, account }, correlate);
}

/**
 * Profile, identities and security information. Only the first is required; without the others, the card says what is
 * missing.
 */
async function readAccount(
  place: Workplace,
  task: Task,
  secrets: Secrets,
  now: () => number,
): Promise<Performed> {
  const { client, correlate, protectionOf, wantsCustomData } = place;
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
      found: {
        kind: 'account',
        account,
        phoneBound,
        protection: protectionOf(user, visibleFields(token, securityInfo)),
        number: await numberIn(place, user, task, secrets),
      },
    },
    secrets: { ...secrets, phone },
  };
}

function usesAccessKey({ way, request }: Task): boolean {
  return way === 'admin' || (request.kind === 'read-back' && request.byAccessKey === true);
}

function tokenOf({ accessToken }: Secrets): string {
  if (accessToken === null) throw new GenAuthError(failure('not-sent', 'no-token'));
  return accessToken;
}

function managementOf({ management }: Workplace): ManagementClient {
  if (management === null) throw new GenAuthError(failure('not-sent', 'management-missing'));
  return management;
}

function userOf({ account }: Task): string {
  if (account === null) throw sessionLost();
  return account.userId;
}

function sessionLost(): GenAuthError {
  return new GenAuthError(failure('not-sent', 'session-lost'));
}

function done({ requestId }: Answered<unknown>, secrets: Secrets | null = null): Performed {
  return { answer: { ok: true, requestId, found: nothing }, secrets };
}

function failureOf(error: unknown, otherwise: Failure): Failure {
  return error instanceof GenAuthError ? error.failure : otherwise;
}
