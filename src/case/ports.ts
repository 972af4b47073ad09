import type { GenAuthClient, ServicePhone } from '../genauth/client';
import type { Failure } from '../genauth/failure';
import type { ManagementClient } from '../genauth/management-client';
import type { User } from '../genauth/models';
import type { VisibleFields } from '../genauth/visible-fields';
import type { Account, Case, CaseEnvironment, Way } from './case';
import type { Command, OperationAnswer, Protection } from './event';
import type { Receipt } from './receipt';
import type { OperationRequest, UserQuery } from './request';

/** A case and its secrets, which are never published. They are sealed together. */
export interface HeldCase {
  readonly current: Case;
  readonly secrets: Secrets;
}

/** Stores the case, which is its own journal, beyond the life of the worker and the browser. Calls reject if they fail. */
export interface CaseStore {
  /** `locked`: whether there is one cannot be told, since only the open vault opens it. */
  load(): Promise<HeldCase | null | 'locked'>;
  /** Also while the vault has just been locked and this worker still waits for an answer. */
  save(held: HeldCase): Promise<void>;
  clear(): Promise<void>;
}

/** What a case needs and must never publish. */
export interface Secrets {
  readonly accessToken: string | null;
  /** The full bound number, to which the unbind code is sent. */
  readonly phone: ServicePhone | null;
  /** The search that found the user: it may contain a number. */
  readonly query: UserQuery | null;
}

export const noSecrets: Secrets = { accessToken: null, phone: null, query: null };

export interface Receipts {
  /** Stores the receipt of a case, replacing an earlier one of the same case. */
  put(receipt: Receipt): Promise<void>;
}

/** What a case uses in its environment. */
export interface Workplace {
  readonly client: GenAuthClient;
  /** Null if the environment has no access key. */
  readonly management: ManagementClient | null;
  /** Whether the organization protects this account, and whether custom data has to be read to know. */
  readonly protectionOf: (user: User, visible: VisibleFields) => Protection;
  readonly wantsCustomData: boolean;
  /** Equal for equal numbers, and useless without the vault; null if it cannot be computed. */
  readonly correlate: (phone: ServicePhone) => Promise<string | null>;
}

/**
 * The workplace of an environment. Rejects with a `GenAuthError` whose delivery is `not-sent` if there is none: the vault
 * is locked, the environment was removed or moved to another host, or the browser denies access to its host.
 */
export type WorkplaceFor = (
  environment: CaseEnvironment,
  api: 'authentication' | 'management',
) => Promise<Workplace>;

/** An operation's request, and its destination. */
export interface Task {
  readonly request: OperationRequest;
  /** The environment of the case: no token or user id is ever sent to another host. */
  readonly environment: CaseEnvironment;
  readonly way: Way;
  /** As the card shows it; null before the account is known. */
  readonly account: Account | null;
}

/** The result of an operation, and the case's new secrets; null if they do not change. */
export interface Performed {
  readonly answer: OperationAnswer;
  readonly secrets: Secrets | null;
}

/**
 * Prepares a request without sending anything. The function that it returns takes the secrets, sends the request once and
 * never rejects.
 */
export type Prepare = (task: Task) => (secrets: Secrets) => Promise<Performed>;

/** Null if a command may be carried out on a case; otherwise the reason why not. */
export type Safeguard = (current: Case, command: Command) => Promise<Failure | null>;
