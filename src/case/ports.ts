import type { Credential, GenAuthClient, ServicePhone } from '../genauth/client';
import type { Failure } from '../genauth/failure';
import type { ManagementClient } from '../genauth/management-client';
import type { User } from '../genauth/models';
import type { Case, CaseEnvironment } from './case';
import type { Command } from './event';
import type { Receipt } from './receipt';

/** Where the case, which is its own journal, survives the worker and the browser. Each call rejects when it fails. */
export interface CaseStore {
  load(): Promise<Case | null>;
  save(current: Case): Promise<void>;
  clear(): Promise<void>;
}

/** What a case needs and must not write down. */
export interface Secrets {
  readonly accessToken: string | null;
  /** The bound number, in full: the unbinding code goes there. */
  readonly phone: ServicePhone | null;
  /** What the user was searched by: it may be a number. */
  readonly query: UserQuery | null;
}

/** What an agent pastes to find a user. `phone` where it can be read as a number. */
export interface UserQuery {
  readonly text: string;
  readonly phone: ServicePhone | null;
}

export const noSecrets: Secrets = { accessToken: null, phone: null, query: null };

/** Keeps secrets in memory that a worker's death leaves intact and the browser's end does not. */
export interface SecretStore {
  load(): Promise<Secrets>;
  save(secrets: Secrets): Promise<void>;
}

export interface Receipts {
  /** Stores the receipt of a case in place of an earlier one of the same case. */
  put(receipt: Receipt): Promise<void>;
}

/** The secrets that come with a command, from the view to the one request that needs them. */
export type Input =
  | { readonly kind: 'none' }
  | { readonly kind: 'credential'; readonly credential: Credential }
  | { readonly kind: 'phone'; readonly phone: ServicePhone }
  | { readonly kind: 'email'; readonly email: string }
  | { readonly kind: 'access-token'; readonly accessToken: string }
  | { readonly kind: 'query'; readonly query: UserQuery }
  /** A page of what the last query found, from 1. */
  | { readonly kind: 'page'; readonly page: number }
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'pass-code'; readonly passCode: string };

/** What a case works with in its environment. */
export interface Workplace {
  readonly client: GenAuthClient;
  /** Null where the environment has no access key. */
  readonly management: ManagementClient | null;
  /** Whether the organisation has it that nobody touches this account, and what of a user has to be read to tell. */
  readonly isProtected: (user: User) => boolean;
  readonly wantsCustomData: boolean;
  /** The same for the same number, and of no use to anyone without the vault; null where it cannot be made. */
  readonly correlate: (phone: ServicePhone) => Promise<string | null>;
}

/**
 * The workplace of an environment. Rejects with a `GenAuthError` that says `not-sent` where there is none: the vault is
 * locked, the environment is gone or has moved to another host, or the browser does not let us talk to its host.
 */
export type WorkplaceFor = (
  environment: CaseEnvironment,
  route: 'app' | 'management',
) => Promise<Workplace>;

/** Whether a command may be carried out on a case, and otherwise why not. */
export type Safeguard = (current: Case, command: Command) => Promise<Failure | null>;
