import type { OperationKind } from '../../src/case/operation';

/** How the account is reached. */
export type Way = 'sms' | 'email' | 'password' | 'token' | 'admin';

/** The endpoints that a case uses, by the sandbox's names, and their paths. */
export const paths = {
  'send-sms': '/api/v3/send-sms',
  'send-email': '/api/v3/send-email',
  signin: '/api/v3/signin',
  'get-profile': '/api/v3/get-profile',
  'unbind-phone': '/api/v3/unbind-phone',
  revocation: '/oidc/token/revocation',
  'get-user': '/api/v3/get-user',
  'list-users': '/api/v3/list-users',
  'update-user': '/api/v3/update-user',
  'kick-users': '/api/v3/kick-users',
} as const;

export type Endpoint = keyof typeof paths;

/** The endpoint of an operation's request; for `read-account`, the required one. */
export function endpointOf(kind: OperationKind, way: Way): Endpoint {
  switch (kind) {
    case 'send-login-code':
      return way === 'email' ? 'send-email' : 'send-sms';
    case 'sign-in':
      return 'signin';
    case 'send-code':
      return 'send-sms';
    case 'unbind-phone':
      return 'unbind-phone';
    case 'read-account':
    case 'confirm-account':
    case 'check-token':
      return 'get-profile';
    case 'read-back':
      return way === 'admin' ? 'get-user' : 'get-profile';
    case 'find-user':
    case 'read-user':
    case 'confirm-user':
      return 'get-user';
    case 'clear-phone-null':
    case 'clear-phone-empty':
      return 'update-user';
    case 'end-sessions':
      return 'kick-users';
    case 'revoke-token':
      return 'revocation';
  }
}

/** The request with an effect that a click on a button makes; null for none. */
export function effectOf(button: string, way: Way): Endpoint | null {
  switch (button) {
    case 'send-login-code':
    case 'phone-yes':
      return endpointOf('send-login-code', way);
    case 'identify':
      return way === 'token' || way === 'admin' ? null : 'signin';
    case 'send-code':
      return 'send-sms';
    case 'unbind':
      return 'unbind-phone';
    case 'admin-unbind':
      return 'update-user';
    case 'end-sessions-again':
      return 'kick-users';
    default:
      return null;
  }
}
