import type { Credential, ServicePhone } from '../genauth/client';
import type { OperationKind } from './operation';

/** What an agent pastes to find a user. `phone` is set if it can be read as a number. */
export interface UserQuery {
  readonly text: string;
  readonly phone: ServicePhone | null;
}

/** Where a sign-in code goes. */
export type CodeAddress =
  | { readonly way: 'sms'; readonly phone: ServicePhone }
  | { readonly way: 'email'; readonly email: string };

/** Requests that need input from the agent's command. */
type RequestWithInput =
  | { readonly kind: 'send-login-code'; readonly to: CodeAddress }
  | { readonly kind: 'sign-in'; readonly credential: Credential }
  | { readonly kind: 'find-user'; readonly query: UserQuery }
  /** Another page of the last query's results, from 1. */
  | { readonly kind: 'find-user'; readonly page: number }
  | { readonly kind: 'read-user'; readonly userId: string }
  | { readonly kind: 'unbind-phone'; readonly passCode: string }
  /** `byAccessKey`: with the access key, although the caller had signed in. Their token is gone. */
  | { readonly kind: 'read-back'; readonly byAccessKey?: boolean };

/**
 * What an operation sends, including its secrets. It only exists in memory: the journal records the kind. Everything
 * else that a request needs is in the case (the user) or its secrets (token, number).
 */
export type OperationRequest =
  | RequestWithInput
  | { readonly kind: Exclude<OperationKind, RequestWithInput['kind']> };
