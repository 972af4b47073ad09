import type { Credential, GenAuthClient, ServicePhone } from '../genauth/client';
import type { Case } from './case';
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
}

export const noSecrets: Secrets = { accessToken: null, phone: null };

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
  | { readonly kind: 'pass-code'; readonly passCode: string };

/**
 * The client of an environment. Rejects with a `GenAuthError` that says `not-sent` where there is none: the vault is
 * locked, the environment is gone or has moved to another host, or the browser does not let us talk to its host.
 */
export type ClientFor = (environmentId: string, appHost: string) => Promise<GenAuthClient>;
