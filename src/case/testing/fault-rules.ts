import { type Endpoint, managementEndpoints } from '../../genauth/classify';
import type { FailureCode } from '../../genauth/failure';

/** What a client can see of a fault, whatever happened behind it. */
export type Sight =
  /** The connection broke, or led elsewhere. */
  | { readonly sees: 'a broken connection' }
  /** Nothing, or not the end of it, within 20 seconds. */
  | { readonly sees: 'silence' }
  /** HTTP 2xx, with something that is no envelope, or with nothing. */
  | { readonly sees: 'rubbish' }
  /** A gateway's error, which is no answer of the service's. */
  | { readonly sees: 'an error without an envelope' }
  /** More than anyone would read. */
  | { readonly sees: 'too much' }
  | { readonly sees: 'a refusal'; readonly statusCode: number; readonly apiCode?: number }
  /** A success with no data in it. */
  | { readonly sees: 'a bare yes' }
  /** The service's own answer, in a form that it may have. */
  | { readonly sees: 'the truth' };

/** How an operation ends, as its journal entry has to say. */
export type Ending =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly delivery: 'maybe-sent' | 'answered';
      readonly code: FailureCode;
    };

const unreadable: Ending = { ok: false, delivery: 'maybe-sent', code: 'unreadable-answer' };

/** The answers in which there must be something. */
const needData: ReadonlySet<Endpoint> = new Set([
  'signin',
  'get-profile',
  'get-identities',
  'get-security-info',
  'get-management-token',
  'get-user',
  'list-users',
  'get-user-identities',
]);
/** Those which a user's token opens, and for which 401 therefore speaks of that token. */
const needToken: ReadonlySet<Endpoint> = new Set([
  'get-profile',
  'get-identities',
  'get-security-info',
  'unbind-phone',
]);

/**
 * By rule: only a well-formed envelope is an answer, and its `statusCode` alone says yes; whatever else comes back says
 * nothing of what the service did.
 */
export function endingOf(endpoint: Endpoint, sight: Sight): Ending {
  switch (sight.sees) {
    case 'a broken connection':
      return { ok: false, delivery: 'maybe-sent', code: 'no-answer' };
    case 'silence':
      return { ok: false, delivery: 'maybe-sent', code: 'timeout' };
    case 'an error without an envelope':
    case 'too much':
      return unreadable;
    case 'rubbish':
      // RFC 7009, section 2.2: the status of a revocation says it all, and its body is ignored.
      return endpoint === 'revocation' ? { ok: true } : unreadable;
    case 'a bare yes':
      return needData.has(endpoint) ? unreadable : { ok: true };
    case 'a refusal':
      return { ok: false, delivery: 'answered', code: refusalCode(endpoint, sight) };
    case 'the truth':
      return { ok: true };
  }
}

/** The vendor's `apiCode` where it has one meaning, and the kind of `statusCode` otherwise. */
function refusalCode(
  endpoint: Endpoint,
  { statusCode, apiCode }: Extract<Sight, { sees: 'a refusal' }>,
): FailureCode {
  if (apiCode === 2001) return 'wrong-code';
  if (statusCode === 429) return 'throttled';
  if (statusCode >= 500) return 'server-error';
  const opener = needToken.has(endpoint)
    ? 'token-invalid'
    : isManagement(endpoint)
      ? 'access-key'
      : null;
  if (statusCode === 401 && opener !== null) return opener;
  // Not logged in, said where nobody has to be.
  if (apiCode === 2020) return 'refused';
  return generalCode(endpoint, statusCode);
}

/** What a refusal is called of which no more is known. */
function generalCode(endpoint: Endpoint, statusCode: number): FailureCode {
  switch (endpoint) {
    case 'send-sms':
    case 'send-email':
      return 'send-refused';
    case 'unbind-phone':
      return 'unbind-refused';
    case 'get-management-token':
      return 'access-key';
    case 'update-user':
      return statusCode === 404 ? 'user-not-found' : 'update-refused';
    case 'kick-users':
      return 'sessions-refused';
    case 'get-user':
      return statusCode === 404 ? 'user-not-found' : 'refused';
    default:
      return statusCode === 400 ? 'invalid-argument' : 'refused';
  }
}

function isManagement(endpoint: Endpoint): boolean {
  return managementEndpoints.some((each) => each === endpoint);
}
