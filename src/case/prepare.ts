import type { Answered } from '../genauth/answer';
import type { GenAuthClient } from '../genauth/client';
import { type Failure, failure, GenAuthError } from '../genauth/failure';
import type { ManagementClient } from '../genauth/management-client';
import type { Identity, SecurityInfo } from '../genauth/models';
import { accountOf, servicePhone } from './account';
import type { Found } from './event';
import { findUser, findUserById } from './find-user';
import type { Performed, Prepare, Secrets, Task, Workplace, WorkplaceFor } from './ports';
import { optional, reading } from './reading';
import type { CodeAddress } from './request';

const nothing: Found = { kind: 'nothing' };

/**
 * Finds the workplace of a task at once. Sending then makes the one request of its operation (or the reads of one) and gives
 * what came of it. It never rejects.
 */
export function createPrepare(workplaceFor: WorkplaceFor, now: () => number = Date.now): Prepare {
  return (task) => {
    const api = task.way === 'admin' ? 'management' : 'authentication';
    const finding = workplaceFor(task.environment, api).catch((error: unknown) =>
      failureOf(error, failure('not-sent', 'environment-missing')),
    );
    return async (secrets) => {
      const failed = (reason: Failure): Performed => ({
        answer: { ok: false, failure: reason },
        secrets: null,
      });
      const workplace = await finding;
      if (!('client' in workplace)) return failed(workplace);
      try {
        return await send(workplace, task, secrets, now);
      } catch (error) {
        // A defect of ours may have struck before or after the request left.
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
      const { value, requestId } = await client.signin(request.credential);
      const { accessToken } = value;
      return done({ value: null, requestId }, { ...secrets, accessToken, phone: null });
    }
    case 'read-account':
      return readAccount(place, secrets, now);
    case 'send-code': {
      if (secrets.phone === null) throw sessionLost();
      return done(await client.sendSms(secrets.phone, 'CHANNEL_UNBIND_PHONE'));
    }
    case 'unbind-phone':
      return done(await client.unbindPhone(tokenOf(secrets), request.passCode));
    case 'read-back': {
      const { value: user, requestId } = await readBack(place, task, secrets, now);
      const found: Found = { kind: 'phone', bound: user.phone !== null };
      return { answer: { ok: true, requestId, found }, secrets: null };
    }
    case 'revoke-token':
      return done(await client.revokeToken(tokenOf(secrets)));
    case 'check-token': {
      const token = tokenOf(secrets);
      return done(await reading(now, () => client.getProfile(token)));
    }
    case 'find-user':
      return findUser({ place, management: managementOf(place), secrets, now }, request);
    case 'read-user':
      return findUserById({ place, management: managementOf(place), secrets, now }, request.userId);
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

/** The account as it is now, read the same way as it was found. */
function readBack(
  place: Workplace,
  task: Task,
  secrets: Secrets,
  now: () => number,
): Promise<Answered<{ readonly phone: string | null }>> {
  if (task.way !== 'admin') {
    const token = tokenOf(secrets);
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
  if (userId === null) throw sessionLost();
  return userId;
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
