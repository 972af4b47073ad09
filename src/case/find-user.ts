import type { Answered } from '../genauth/answer';
import type { ServicePhone, Want } from '../genauth/client';
import { failure, GenAuthError } from '../genauth/failure';
import { type ManagementClient, type UserIdType, usersPerPage } from '../genauth/management-client';
import type { ManagedUser, User } from '../genauth/models';
import { type BoundPhone, samePhone } from '../phone/phone-number';
import { accountOf, candidateOf, servicePhone } from './account';
import type { Candidates } from './case';
import type { Performed, Secrets, Workplace } from './ports';
import { optional, reading } from './reading';
import type { OperationRequest, UserQuery } from './request';

interface Search {
  readonly place: Workplace;
  readonly management: ManagementClient;
  readonly secrets: Secrets;
  readonly now: () => number;
}

/**
 * Finds a user by whatever the agent pasted: exactly first, then by keywords. One user is the account; of several a page is
 * given to choose from.
 * @throws GenAuthError, with the code `user-not-found` where nobody is found
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
  return known(search, await lookUp(search, userId, 'user_id'));
}

function lookUp(
  { place, management, now }: Search,
  userId: string,
  userIdType: UserIdType,
): Promise<Answered<ManagedUser>> {
  const want: Want = { customData: place.wantsCustomData };
  return reading(now, () => management.getUser(userId, userIdType, want));
}

/** What a text can be, and is therefore looked up as. The vendor's ids are 24 hexadecimal digits. */
function readingsOf({ text, phone }: UserQuery): readonly (readonly [string, UserIdType])[] {
  if (/^[^\s@]+@\S+$/.test(text)) return [[text, 'email']];
  if (/^[\da-f]{24}$/i.test(text)) return [[text, 'user_id']];
  if (phone !== null) return [[phone.phoneNumber, 'phone']];
  return [[text, 'username']];
}

/** A number is looked up without its country code, so that it may be somebody else's in another country. */
async function exactly(search: Search, query: UserQuery): Promise<Answered<ManagedUser> | null> {
  for (const [userId, userIdType] of readingsOf(query)) {
    try {
      const found = await lookUp(search, userId, userIdType);
      const wanted = userIdType === 'phone' ? query.phone : null;
      if (wanted === null || isOf(found.value, boundPhone(wanted))) return found;
    } catch (error) {
      if (!saysNobody(error)) throw error;
    }
  }
  return null;
}

/** The vendor documents 2004 and words; older parts of it may say 404 or 400 to what they cannot look up. */
function saysNobody(error: unknown): boolean {
  if (!(error instanceof GenAuthError) || error.failure.delivery !== 'answered') return false;
  const { code } = error.failure;
  return code === 'user-not-found' || code === 'invalid-argument' || code === 'refused';
}

function boundPhone({ phoneNumber, phoneCountryCode }: ServicePhone): BoundPhone {
  return { phoneNumber, phoneCountryCode: phoneCountryCode ?? null };
}

function isOf({ phone, phoneCountryCode }: User, wanted: BoundPhone): boolean {
  return phone !== null && samePhone({ phoneNumber: phone, phoneCountryCode }, wanted);
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
  // A number that is somebody's in another country is for the agent to judge, though nobody else has it.
  const sure = query.phone === null || (only !== undefined && isOf(only, boundPhone(query.phone)));
  if (page === 1 && only !== undefined && totalCount <= 1 && sure) {
    return known(search, await lookUp(search, only.userId, 'user_id'));
  }
  const candidates: Candidates = {
    list: list.map(candidateOf),
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
 * The card of a user, with the bindings to other providers. What was searched by is forgotten, and the number never kept: no
 * code goes there, and the rest is done by the user's id.
 */
async function known(
  { place, management, secrets, now }: Search,
  { value: user, requestId }: Answered<ManagedUser>,
): Promise<Performed> {
  const identities =
    user.identities ??
    (await optional(reading(now, () => management.getUserIdentities(user.userId))));
  const phone = servicePhone(user);
  const phoneCorrelation = phone === null ? null : await place.correlate(phone);
  // Whether there is a password is told only by when it was set; where that is missing, nobody knows.
  const passwordSet = user.passwordLastSetAt !== null;
  const securityInfo =
    passwordSet || user.username === null
      ? { passwordSet, emailBinded: user.email !== null, phoneBinded: phone !== null }
      : null;
  const account = accountOf({ user, identities, securityInfo }, phoneCorrelation);
  return {
    answer: {
      ok: true,
      requestId,
      found: {
        kind: 'account',
        account,
        phoneBound: phone !== null,
        isProtected: place.isProtected(user),
      },
    },
    secrets: secrets.query === null ? null : { ...secrets, query: null },
  };
}
