import type { Answered } from '../genauth/answer';
import type { Want } from '../genauth/client';
import { failure, GenAuthError } from '../genauth/failure';
import { type ManagementClient, type UserIdType, usersPerPage } from '../genauth/management-client';
import type { ManagedUser } from '../genauth/models';
import { everyField } from '../genauth/visible-fields';
import { accountOf, candidateOf, servicePhone } from './account';
import type { Candidates } from './case';
import { foundBy, matches } from './match-user';
import type { Performed, Secrets, Task, Workplace } from './ports';
import type { OperationRequest, UserQuery } from './request';
import { optional, reading } from './retry-reads';
import { numberSeen } from './seen-account';

interface Search {
  readonly place: Workplace;
  readonly management: ManagementClient;
  readonly task: Task;
  readonly secrets: Secrets;
  readonly now: () => number;
}

/**
 * Finds a user by whatever the agent pasted: first exactly, then by keywords. Only an exact match is the account. Everyone
 * else, even a single user, is a candidate to choose.
 * @throws GenAuthError with the code `user-not-found` if nobody is found
 */
export async function findUser(
  search: Search,
  wanted: Extract<OperationRequest, { kind: 'find-user' }>,
): Promise<Performed> {
  const query = 'query' in wanted ? wanted.query : search.secrets.query;
  if (query === null) throw new GenAuthError(failure('not-sent', 'session-lost'));
  if ('page' in wanted) return listed(search, query, wanted.page);
  const exact = await exactly(search, query);
  return exact === null ? listed(search, query, 1) : known(search, exact);
}

/** The user that the agent chose. */
export async function findUserById(search: Search, userId: string): Promise<Performed> {
  const found = await lookUp(search, userId, 'user_id');
  if (found.value.userId !== userId) {
    const { requestId } = found;
    throw new GenAuthError(failure('answered', 'other-user', { requestId }));
  }
  return known(search, found);
}

function lookUp(
  { place, management, now }: Search,
  userId: string,
  userIdType: UserIdType,
): Promise<Answered<ManagedUser>> {
  const want: Want = { customData: place.wantsCustomData };
  return reading(now, () => management.getUser(userId, userIdType, want));
}

/**
 * What a text can be, most likely first. The vendor's ids are 24 hexadecimal digits; anything may be a user name, even
 * if it looks like a number, an id or an address.
 */
function readingsOf({ text, phone }: UserQuery): readonly (readonly [string, UserIdType])[] {
  const readings: (readonly [string, UserIdType])[] = [];
  if (/^[^\s@]+@\S+$/.test(text)) readings.push([text, 'email']);
  if (/^[\da-f]{24}$/i.test(text)) readings.push([text, 'user_id']);
  if (phone !== null) readings.push([phone.phoneNumber, 'phone']);
  return [...readings, [text, 'username']];
}

/** The user that the whole text names. An answer about another user is not a match. */
async function exactly(search: Search, query: UserQuery): Promise<Answered<ManagedUser> | null> {
  for (const [userId, userIdType] of readingsOf(query)) {
    try {
      const found = await lookUp(search, userId, userIdType);
      if (matches(found.value, query)) return found;
    } catch (error) {
      if (!saysNobody(error)) throw error;
    }
  }
  return null;
}

/**
 * The vendor documents 2004 and messages; older parts of the service may answer 404 or 400 if they cannot look
 * something up.
 */
function saysNobody(error: unknown): boolean {
  if (!(error instanceof GenAuthError) || error.failure.delivery !== 'answered') return false;
  const { code } = error.failure;
  return code === 'user-not-found' || code === 'invalid-argument' || code === 'refused';
}

async function listed(search: Search, query: UserQuery, page: number): Promise<Performed> {
  const { management, now, secrets } = search;
  const keywords = query.phone?.phoneNumber ?? query.text;
  const { value, requestId } = await reading(now, () => management.listUsers(keywords, page));
  const { list, totalCount } = value;
  const [only] = list;
  if (page === 1 && only === undefined) {
    throw new GenAuthError(failure('answered', 'user-not-found', { statusCode: 200, requestId }));
  }
  // The service matches parts of fields. Only a user that the whole text names is the account; others are the agent's
  // choice.
  if (page === 1 && only !== undefined && totalCount <= 1 && matches(only, query)) {
    return findUserById(search, only.userId);
  }
  const candidates: Candidates = {
    list: list.map((user) => ({ ...candidateOf(user), foundBy: foundBy(user, query) })),
    page,
    pages: Math.max(1, Math.ceil(totalCount / usersPerPage)),
    totalCount,
  };
  return {
    answer: { ok: true, requestId, found: { kind: 'candidates', candidates } },
    secrets: { ...secrets, query },
  };
}

/**
 * The card of a user, with the bindings to other providers. Forgets the search text. Keeps the number in memory,
 * because the act applies only to that number.
 */
async function known(
  { place, management, task, secrets, now }: Search,
  { value: user, requestId }: Answered<ManagedUser>,
): Promise<Performed> {
  const identities =
    user.identities ??
    (await optional(reading(now, () => management.getUserIdentities(user.userId))));
  const phone = servicePhone(user);
  const phoneCorrelation = phone === null ? null : await place.correlate(phone);
  // Only the time when a password was set proves that there is one. Without it, the answer is unknown.
  const passwordSet = user.passwordLastSetAt !== null;
  const securityInfo =
    passwordSet || user.username === null
      ? { passwordSet, emailBinded: user.email !== null, phoneBinded: phone !== null }
      : null;
  const account = accountOf({ user, identities, securityInfo }, phoneCorrelation);
  const lookedAt = { phone: secrets.phone, account: task.account };
  const number = await numberSeen(user, lookedAt, place.correlate);
  return {
    answer: {
      ok: true,
      requestId,
      found: {
        kind: 'account',
        account,
        phoneBound: phone !== null,
        protection: place.protectionOf(user, everyField),
        number,
      },
    },
    secrets: { ...secrets, phone, query: null },
  };
}
