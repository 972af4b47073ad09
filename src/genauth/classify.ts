import type { Envelope } from './envelope';
import type { RefusalCode } from './failure';

/** The request. The same code means different things for different endpoints. */
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

/** Codes that mean the same everywhere. @see https://docs.authing.cn/v2/reference/error-code.html */
const apiCodes: readonly (readonly [RefusalCode, ...number[]])[] = [
  ['server-error', 1000],
  ['throttled', 1002],
  ['mfa-required', 1635, 1636],
  ['password-reset-required', 1639, 2058, 2071],
  ['login-flow', 1640, 1641, 1642, 1699, 2921, 2930],
  ['user-locked', 1643, 2005, 2057],
  ['captcha-required', 2000],
  ['wrong-code', 2001],
  ['plan-limit', 2002, 4021],
  ['invalid-argument', 2003, 2028, 1_020_017],
  ['user-not-found', 2004, 2036],
  ['wrong-password', 2006, 2333],
  ['app-not-found', 2011],
  ['too-soon', 2080],
  ['code-expired', 2300],
  ['user-disabled', 2_120_008],
];

const byApiCode: ReadonlyMap<number, RefusalCode> = new Map(
  apiCodes.flatMap(([code, ...numbers]) => numbers.map((number) => [number, code] as const)),
);

/** "No other login method bound", in the wordings the service is known to use. */
const onlyLoginMethodWords = /其他登录方式|其它登录方式|other (login|sign-?in) method/i;
/** The endpoints that remove a number, with their general refusal code. */
const refusalsToTakeOff: Partial<Record<Endpoint, RefusalCode>> = {
  'unbind-phone': 'unbind-refused',
  'update-user': 'update-refused',
};
/** The token endpoint says this both for a wrong secret and for a wrong auth method. */
const clientAuthWords = /client authentication (failed|is required)|invalid_client/i;

/**
 * What a refusal means, by `apiCode` first, then by `statusCode`. If the vendor documents no certain meaning, it is the
 * endpoint's general code. Its text is true in any case and leaves the explanation to the service's message.
 */
export function classifyRefusal(endpoint: Endpoint, envelope: Envelope): RefusalCode {
  const { statusCode, apiCode, message } = envelope;
  const words = message ?? '';
  if (clientAuthWords.test(words)) return 'client-auth';
  const otherwise = refusalsToTakeOff[endpoint];
  if ((apiCode === 1320005 || apiCode === 2217) && otherwise !== undefined) {
    // Only documented for the older endpoints, and 1320005 means two different refusals, so the message decides.
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

/** The endpoints that need an access key's token, and the one that issues it. */
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
