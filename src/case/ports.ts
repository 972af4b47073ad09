import type { GenAuthClient, ServicePhone } from '../genauth/client';
import type { Failure } from '../genauth/failure';
import type { ManagementClient } from '../genauth/management-client';
import type { User } from '../genauth/models';
import type { VisibleFields } from '../genauth/visible-fields';
import type { Account, Case, CaseEnvironment, Way } from './case';
import type { Command, OperationAnswer, Protection } from './event';
import type { Receipt } from './receipt';
import type { OperationRequest, UserQuery } from './request';

/** A case with what goes with it and must never be published. They are kept together, sealed. */
export interface HeldCase {
  readonly current: Case;
  readonly secrets: Secrets;
}

/** Where the case, which is its own journal, survives the worker and the browser. Each call rejects when it fails. */
export interface CaseStore {
  /** `locked`: whether there is one cannot be told, since only the open vault opens it. */
  load(): Promise<HeldCase | null | 'locked'>;
  /** Also while the vault has just been locked and this worker still waits for an answer. */
  save(held: HeldCase): Promise<void>;
  clear(): Promise<void>;
}

/** What a case needs that is never published. */
export interface Secrets {
  readonly accessToken: string | null;
  /** The bound number, in full: the unbind code goes there. */
  readonly phone: ServicePhone | null;
  /** What the user was searched by: it may be a number. */
  readonly query: UserQuery | null;
}

export const noSecrets: Secrets = { accessToken: null, phone: null, query: null };

export interface Receipts {
  /** Stores the receipt of a case in place of an earlier one of the same case. */
  put(receipt: Receipt): Promise<void>;
}

/** What a case works with in its environment. */
export interface Workplace {
  readonly client: GenAuthClient;
  /** Null where the environment has no access key. */
  readonly management: ManagementClient | null;
  /** Whether the organization allows nobody to touch this account, and whether custom data has to be read to tell. */
  readonly protectionOf: (user: User, visible: VisibleFields) => Protection;
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
  api: 'authentication' | 'management',
) => Promise<Workplace>;

/** An operation's request, and where it goes. */
export interface Task {
  readonly request: OperationRequest;
  /** Where the case was opened: neither a token nor a user id ever goes to another host. */
  readonly environment: CaseEnvironment;
  readonly way: Way;
  /** As its card shows it, once it is known. */
  readonly account: Account | null;
}

/** What an operation came to, and the secrets of the case from then on; null where they stay as they are. */
export interface Performed {
  readonly answer: OperationAnswer;
  readonly secrets: Secrets | null;
}

/**
 * Gets a request ready without sending anything. What it returns sends the request, once, and never rejects. It is given the
 * secrets only then.
 */
export type Prepare = (task: Task) => (secrets: Secrets) => Promise<Performed>;

/** Whether a command may be carried out on a case, and otherwise why not. */
export type Safeguard = (current: Case, command: Command) => Promise<Failure | null>;
