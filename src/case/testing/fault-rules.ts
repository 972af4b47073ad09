import { type Endpoint, managementEndpoints } from '../../genauth/classify';
import type { FailureCode } from '../../genauth/failure';

/** What a client can see of a fault, whatever happened behind it. */
export type Sight =
  /** The connection broke or was redirected. */
  | { readonly sees: 'a broken connection' }
  /** No answer, or an incomplete one, within 20 seconds. */
  | { readonly sees: 'silence' }
  /** HTTP 2xx with an invalid envelope, or with no body. */
  | { readonly sees: 'rubbish' }
  /** A gateway's error, which is not an answer of the service. */
  | { readonly sees: 'an error without an envelope' }
  /** More than the client reads. */
  | { readonly sees: 'too much' }
  | { readonly sees: 'a refusal'; readonly statusCode: number; readonly apiCode?: number }
  /** A success without data. */
  | { readonly sees: 'a bare yes' }
  /** The service's own answer, in any valid form. */
  | { readonly sees: 'the truth' };

/** The result of an operation, as its journal entry must say. */
export type Ending =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly delivery: 'maybe-sent' | 'answered';
      readonly code: FailureCode;
    };

const unreadable: Ending = { ok: false, delivery: 'maybe-sent', code: 'unreadable-answer' };

/** The endpoints whose answers must have data. */
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
/** The endpoints that need a user's token, so that 401 is about that token. */
const needToken: ReadonlySet<Endpoint> = new Set([
  'get-profile',
  'get-identities',
  'get-security-info',
  'unbind-phone',
]);

/**
 * Only a well-formed envelope is an answer, and only its `statusCode` means success. Anything else does not show what
 * the service did.
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
      // RFC 7009, section 2.2: the status of a revocation is enough, and its body is ignored.
      return endpoint === 'revocation' ? { ok: true } : unreadable;
    case 'a bare yes':
      return needData.has(endpoint) ? unreadable : { ok: true };
    case 'a refusal':
      return { ok: false, delivery: 'answered', code: refusalCode(endpoint, sight) };
    case 'the truth':
      return { ok: true };
  }
}

/** The vendor's `apiCode` if it has one meaning, otherwise the kind of `statusCode`. */
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
  // "Not logged in", where no login is needed.
  if (apiCode === 2020) return 'refused';
  return generalCode(endpoint, statusCode);
}

/** The code of a refusal without further information. */
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
