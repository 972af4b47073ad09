import type { Envelope } from './envelope';
import type { RefusalCode } from './failure';

/** What was asked; the same code means different things in different places. */
export type Endpoint =
  | 'signin'
  | 'send-sms'
  | 'send-email'
  | 'get-profile'
  | 'get-identities'
  | 'get-security-info'
  | 'unbind-phone'
  | 'revocation'
  | 'get-management-token'
  | 'get-user'
  | 'list-users'
  | 'get-user-identities'
  | 'update-user'
  | 'kick-users';

/** Codes that mean the same wherever they come. @see https://docs.authing.cn/v2/reference/error-code.html */
const byApiCode: ReadonlyMap<number, RefusalCode> = new Map([
  [1000, 'server-error'],
  [1002, 'throttled'],
  [1635, 'mfa-required'],
  [1636, 'mfa-required'],
  [1639, 'password-reset-required'],
  [1640, 'login-flow'],
  [1641, 'login-flow'],
  [1642, 'login-flow'],
  [1643, 'user-locked'],
  [1699, 'login-flow'],
  [2000, 'captcha-required'],
  [2001, 'wrong-code'],
  [2002, 'plan-limit'],
  [2003, 'invalid-argument'],
  [2004, 'user-not-found'],
  [2005, 'user-locked'],
  [2006, 'wrong-password'],
  [2011, 'app-not-found'],
  [2028, 'invalid-argument'],
  [2036, 'user-not-found'],
  [2057, 'user-locked'],
  [2058, 'password-reset-required'],
  [2071, 'password-reset-required'],
  [2080, 'too-soon'],
  [2300, 'code-expired'],
  [2333, 'wrong-password'],
  [2921, 'login-flow'],
  [2930, 'login-flow'],
  [4021, 'plan-limit'],
  [1020017, 'invalid-argument'],
  [2120008, 'user-disabled'],
]);

/** Of "no other login method bound", in the words that the service is known to use. */
const onlyLoginMethodWords = /其他登录方式|其它登录方式|other (login|sign-?in) method/i;
/** The endpoints that take a number off an account, with the code of a refusal that says no more. */
const refusalsToTakeOff: Partial<Record<Endpoint, RefusalCode>> = {
  'unbind-phone': 'unbind-refused',
  'update-user': 'update-refused',
};
/** Said by the token endpoint for a wrong secret and for a wrong way of presenting it alike. */
const clientAuthWords = /client authentication (failed|is required)|invalid_client/i;

/**
 * What a refusal means, by `apiCode` first and `statusCode` then. Where the vendor documents no certain meaning, the
 * endpoint's general code is given, whose text is true either way and leaves the word to the service's own message.
 */
export function classifyRefusal(endpoint: Endpoint, envelope: Envelope): RefusalCode {
  const { statusCode, apiCode, message } = envelope;
  const words = message ?? '';
  if (clientAuthWords.test(words)) return 'client-auth';
  const otherwise = refusalsToTakeOff[endpoint];
  if ((apiCode === 1320005 || apiCode === 2217) && otherwise !== undefined) {
    // Documented for the older endpoints only, and 1320005 for two different refusals: the words decide.
    return onlyLoginMethodWords.test(words) ? 'only-login-method' : otherwise;
  }
  if (apiCode === 2020) {
    if (isManagement(endpoint)) return 'access-key';
    return needsToken(endpoint) ? 'token-invalid' : 'refused';
  }
  const known = apiCode === null ? undefined : byApiCode.get(apiCode);
  if (known !== undefined) return known;
  return byStatusCode(endpoint, statusCode);
}

function byStatusCode(endpoint: Endpoint, statusCode: number): RefusalCode {
  if (statusCode === 429) return 'throttled';
  if (statusCode === 402) return 'plan-limit';
  if (statusCode >= 500 && statusCode < 700) return 'server-error';
  if (statusCode === 401 && needsToken(endpoint)) return 'token-invalid';
  if (statusCode === 401 && isManagement(endpoint)) return 'access-key';
  switch (endpoint) {
    case 'send-sms':
    case 'send-email':
      return 'send-refused';
    case 'unbind-phone':
      return 'unbind-refused';
    case 'signin':
    case 'get-profile':
    case 'get-identities':
    case 'get-security-info':
    case 'revocation':
    case 'list-users':
    case 'get-user-identities':
      return statusCode === 400 ? 'invalid-argument' : 'refused';
    case 'get-management-token':
      return 'access-key';
    case 'get-user':
      return statusCode === 404 ? 'user-not-found' : 'refused';
    case 'update-user':
      return statusCode === 404 ? 'user-not-found' : 'update-refused';
    case 'kick-users':
      return 'sessions-refused';
  }
}

/** Those that an access key's token opens, and the one that takes the access key itself. */
export const managementEndpoints = [
  'get-management-token',
  'get-user',
  'list-users',
  'get-user-identities',
  'update-user',
  'kick-users',
] as const satisfies readonly Endpoint[];

export type ManagementEndpoint = (typeof managementEndpoints)[number];

function isManagement(endpoint: Endpoint): endpoint is ManagementEndpoint {
  return managementEndpoints.some((each) => each === endpoint);
}

function needsToken(endpoint: Endpoint): boolean {
  switch (endpoint) {
    case 'get-profile':
    case 'get-identities':
    case 'get-security-info':
    case 'unbind-phone':
      return true;
    default:
      return false;
  }
}
