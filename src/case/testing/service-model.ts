import { failure, type RefusalCode } from '../../genauth/failure';
import type { Account } from '../case';
import type { OperationAnswer } from '../event';
import { type OperationKind, unbindings } from '../operation';
import type { Performed, Secrets, Task } from '../ports';
import { canary } from './secrets-canary';

/** What an account shows when it is read. */
export type Showing =
  | 'usual'
  | 'methods-unknown'
  | 'no-other-method'
  | 'phone-hidden'
  | 'somebody-else'
  | 'several'
  | 'protected';

/** What becomes of a request. Whether the service acts and what it says are two things. */
export type Reply =
  | { readonly says: 'yes'; readonly acts: boolean; readonly showing: Showing }
  | { readonly says: 'no'; readonly acts: boolean; readonly code: RefusalCode }
  | {
      readonly says: 'nothing';
      readonly acts: 'now' | 'later' | 'never';
      readonly code: 'no-answer' | 'timeout' | 'unreadable-answer';
    }
  | { readonly says: 'unsent'; readonly code: 'offline' | 'vault-locked' | 'host-permission' };

/** As the service should: it acts, says so, and shows what is. */
export const truthfully: Reply = { says: 'yes', acts: true, showing: 'usual' };

export interface Request {
  readonly caseId: string;
  readonly task: Task;
  readonly secrets: Secrets;
}

/** A service with one caller's account at a time: a phone that is bound, or not. */
export class ServiceModel {
  bound = true;
  /** The case whose unbinding took the phone off. */
  takenOffBy: string | null = null;
  /** What the last read that was answered showed. */
  shownBound: boolean | null = null;
  #late: Request[] = [];
  #accounts = 0;

  /** Another account, with a phone of its own. */
  nextCaller(): void {
    this.#accounts += 1;
    this.bound = true;
    this.takenOffBy = null;
    this.shownBound = null;
    this.#late = [];
  }

  /** A request whose sender will never hear of it, and that may still arrive. */
  delay(request: Request): void {
    this.#late.push(request);
  }

  actLate(): void {
    const request = this.#late.shift();
    if (request !== undefined) this.#act(request);
  }

  respond(request: Request, reply: Reply): Performed {
    const { task, secrets } = request;
    const { kind } = task.request;
    if (reply.says === 'nothing' && reply.acts === 'later') this.delay(request);
    const acts = 'acts' in reply && (reply.acts === true || reply.acts === 'now');
    if (acts) this.#act(request);
    const answer = this.#answer(kind, reply);
    const signedIn = answer.ok && kind === 'sign-in';
    const read =
      answer.ok && answer.found.kind === 'account' && answer.found.account.phone !== null;
    return {
      answer,
      secrets: signedIn
        ? { ...secrets, accessToken: canary.accessToken, phone: null }
        : read
          ? { ...secrets, phone: { phoneNumber: canary.phoneNumber } }
          : null,
    };
  }

  #act({ caseId, task }: Request): void {
    if (!unbindings.includes(task.request.kind) || !this.bound) return;
    this.bound = false;
    this.takenOffBy = caseId;
  }

  #answer(kind: OperationKind, reply: Reply): OperationAnswer {
    switch (reply.says) {
      case 'yes':
        if (readsAccount(kind) && reply.showing === 'somebody-else') this.nextCaller();
        if (readsAccount(kind) || kind === 'read-back') this.shownBound = this.bound;
        return { ok: true, requestId: 'request', found: this.#found(kind, reply.showing) };
      case 'no':
        return { ok: false, failure: failure('answered', reply.code, { statusCode: 499 }) };
      case 'nothing':
        return { ok: false, failure: failure('maybe-sent', reply.code) };
      case 'unsent':
        return { ok: false, failure: failure('not-sent', reply.code) };
    }
  }

  #found(kind: OperationKind, showing: Showing): Extract<OperationAnswer, { ok: true }>['found'] {
    if (kind === 'read-back') return { kind: 'phone', bound: this.bound };
    if (!readsAccount(kind)) return { kind: 'nothing' };
    if (kind === 'find-user' && showing === 'several') {
      const candidates = { list: [], page: 1, pages: 2, totalCount: 70 };
      return { kind: 'candidates', candidates };
    }
    const account = this.#account(showing);
    return {
      kind: 'account',
      account,
      phoneBound: this.bound,
      isProtected: showing === 'protected',
    };
  }

  #account(showing: Showing): Account {
    return {
      userId: `user-${this.#accounts}`,
      name: 'Alice',
      phone: this.bound && showing !== 'phone-hidden' ? '+86 139****5678' : null,
      loginMethods:
        showing === 'methods-unknown'
          ? null
          : showing === 'no-other-method'
            ? []
            : [{ kind: 'email', masked: 'a***e@example.com', certain: true }],
      lastLogin: null,
      status: 'Activated',
      phoneCorrelation: null,
    };
  }
}

function readsAccount(kind: OperationKind): boolean {
  return kind === 'read-account' || kind === 'find-user' || kind === 'read-user';
}

/** What `createPrepare` gives for a task that lacks what its request needs, and null for one that can be sent. */
export function unsendable({ request, way, userId }: Task, secrets: Secrets): Performed | null {
  const { kind } = request;
  if (kind === 'send-code' && secrets.phone === null) return notSent('session-lost');
  if (way === 'admin') {
    const userLost = needsUser(kind) && userId === null;
    const queryLost = kind === 'find-user' && 'page' in request && secrets.query === null;
    return userLost || queryLost ? notSent('session-lost') : null;
  }
  return needsToken(kind) && secrets.accessToken === null ? notSent('no-token') : null;
}

const needsUser = (kind: OperationKind) =>
  ['clear-phone-null', 'clear-phone-empty', 'read-back', 'end-sessions'].includes(kind);
const needsToken = (kind: OperationKind) =>
  ['read-account', 'unbind-phone', 'read-back', 'revoke-token', 'check-token'].includes(kind);

function notSent(code: 'session-lost' | 'no-token'): Performed {
  return { answer: { ok: false, failure: failure('not-sent', code) }, secrets: null };
}
