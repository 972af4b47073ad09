import { failure, type RefusalCode } from '../../genauth/failure';
import type { User } from '../../genauth/models';
import { maskPhone } from '../../phone/mask-phone';
import { accountOf, servicePhone } from '../account';
import type { Candidate } from '../case';
import type { Found, OperationAnswer, Protection } from '../event';
import { type OperationKind, unbindings } from '../operation';
import type { Performed, Secrets, Task } from '../ports';
import { numberSeen } from '../seen-account';
import { canary } from './secrets-canary';

/** What an account shows when it is read. */
export type Showing =
  | 'usual'
  | 'methods-unknown'
  | 'no-other-method'
  | 'phone-hidden'
  | 'protection-hidden'
  | 'somebody-else'
  | 'several'
  | 'protected';

/** The result of a request. Whether the service acts and what it answers are independent. */
export type Reply =
  | { readonly says: 'yes'; readonly acts: boolean; readonly showing: Showing }
  | { readonly says: 'no'; readonly acts: boolean; readonly code: RefusalCode }
  | {
      readonly says: 'nothing';
      readonly acts: 'now' | 'later' | 'never';
      readonly code: 'no-answer' | 'timeout' | 'unreadable-answer';
    }
  | { readonly says: 'unsent'; readonly code: 'offline' | 'vault-locked' | 'host-permission' };

/** A correct service: it acts, confirms, and shows the real state. */
export const truthfully: Reply = { says: 'yes', acts: true, showing: 'usual' };

/** What others may do to an account between two requests. */
export const moves = [
  'rebind',
  'return',
  'release',
  'protect',
  'rename',
  'swap',
  'delete',
] as const;
export type Move = (typeof moves)[number];

export interface Request {
  readonly caseId: string;
  readonly task: Task;
  readonly secrets: Secrets;
}

/** An account in the service. */
interface Holder {
  readonly userId: string;
  readonly name: string;
  /** In full; null if none is bound. */
  readonly number: string | null;
  readonly isProtected: boolean;
}

/** What the last answered read showed. */
export interface Shown {
  readonly userId: string;
  /** As a card shows it. */
  readonly phone: string | null;
  readonly protection: Protection;
}

/** A service with one caller's account at a time, which others may change. */
export class ServiceModel {
  /** The case whose unbinding removed the current caller's number. */
  takenOffBy: string | null = null;
  shown: Shown | null = null;
  /** Whether somebody else changed the account since it was last shown. */
  movedSinceShown = false;
  /** Called when a number is removed, with the number as a card shows it. */
  onTakenOff: (caseId: string, phone: string) => void = () => undefined;
  #holder: Holder = { userId: 'user-0', name: 'Alice', number: null, isProtected: false };
  #codeSentTo: string | null = null;
  #late: Request[] = [];
  #accounts = 0;
  #numbers = 0;

  /** The number that is bound now, as a card shows it. */
  get phone(): string | null {
    return masked(this.#holder.number);
  }

  /** Another account, with a new number. */
  nextCaller(): void {
    this.#accounts += 1;
    this.#holder = {
      userId: `user-${this.#accounts}`,
      name: 'Alice',
      number: this.#newNumber(),
      isProtected: false,
    };
    this.takenOffBy = null;
    this.shown = null;
    this.movedSinceShown = false;
    this.#codeSentTo = null;
    this.#late = [];
  }

  move(move: Move): void {
    this.movedSinceShown = true;
    const holder = this.#holder;
    switch (move) {
      case 'rebind':
        this.takenOffBy = null;
        this.#holder = { ...holder, number: this.#newNumber() };
        break;
      case 'return':
        this.takenOffBy = null;
        this.#holder = { ...holder, number: this.#codeSentTo ?? canary.phoneNumber };
        break;
      case 'release':
        this.#holder = { ...holder, number: null };
        break;
      case 'protect':
        this.#holder = { ...holder, isProtected: true };
        break;
      case 'rename':
        this.#holder = { ...holder, name: `${holder.name}a` };
        break;
      case 'swap':
      case 'delete':
        // The id, or the token, now belongs to another account.
        this.#accounts += 1;
        this.takenOffBy = null;
        this.#holder = {
          userId: `user-${this.#accounts}`,
          name: 'Bob',
          number: this.#newNumber(),
          isProtected: false,
        };
        break;
    }
  }

  /** A request whose sender gets no answer, and that may still arrive. */
  delay(request: Request): void {
    this.#late.push(request);
  }

  actLate(): void {
    const request = this.#late.shift();
    if (request !== undefined) this.#act(request);
  }

  async respond(request: Request, reply: Reply): Promise<Performed> {
    const { task, secrets } = request;
    const { kind } = task.request;
    if (reply.says === 'nothing' && reply.acts === 'later') this.delay(request);
    const acts = 'acts' in reply && (reply.acts === true || reply.acts === 'now');
    if (acts) this.#act(request);
    const answer = await this.#answer(request, reply);
    if (!answer.ok) return { answer, secrets: null };
    if (kind === 'sign-in') {
      return { answer, secrets: { ...secrets, accessToken: canary.accessToken } };
    }
    if (answer.found.kind === 'seen') {
      const same = answer.found.number === 'same';
      return { answer, secrets: same ? { ...secrets, phone: servicePhone(this.#user()) } : null };
    }
    if (answer.found.kind !== 'account') return { answer, secrets: null };
    const hidden = answer.found.account.phone === null;
    return { answer, secrets: { ...secrets, phone: hidden ? null : servicePhone(this.#user()) } };
  }

  #act({ caseId, task, secrets }: Request): void {
    const { kind } = task.request;
    if (kind === 'send-code') this.#codeSentTo = secrets.phone?.phoneNumber ?? null;
    const { userId, number } = this.#holder;
    if (!unbindings.includes(kind) || number === null) return;
    // A code works for the number that it was sent to, and an access key names the user.
    if (kind === 'unbind-phone' && this.#codeSentTo !== number) return;
    if (kind !== 'unbind-phone' && task.account?.userId !== userId) return;
    this.#holder = { ...this.#holder, number: null };
    this.takenOffBy = caseId;
    this.onTakenOff(caseId, masked(number) ?? '');
  }

  async #answer(request: Request, reply: Reply): Promise<OperationAnswer> {
    switch (reply.says) {
      case 'yes': {
        const { kind } = request.task.request;
        if (readsAccount(kind) && reply.showing === 'somebody-else') this.nextCaller();
        return {
          ok: true,
          requestId: 'request',
          found: await this.#found(request, reply.showing),
        };
      }
      case 'no':
        return { ok: false, failure: failure('answered', reply.code, { statusCode: 499 }) };
      case 'nothing':
        return { ok: false, failure: failure('maybe-sent', reply.code) };
      case 'unsent':
        return { ok: false, failure: failure('not-sent', reply.code) };
    }
  }

  async #found({ task, secrets }: Request, showing: Showing): Promise<Found> {
    const { kind } = task.request;
    const looks = looksAgain.includes(kind);
    if (!readsAccount(kind) && !looks) return { kind: 'nothing' };
    if (kind === 'find-user' && showing === 'several') {
      const candidates = { list: [someone], page: 1, pages: 2, totalCount: 70 };
      return { kind: 'candidates', candidates };
    }
    const hidden = showing === 'phone-hidden' && kind === 'read-account';
    const user = hidden ? { ...this.#user(), phone: null } : this.#user();
    const protection = this.#protection(showing);
    const lookedAt = { phone: secrets.phone, account: task.account };
    const number = await numberSeen(user, lookedAt, correlate);
    const { userId } = user;
    this.shown = { userId, phone: masked(user.phone), protection };
    this.movedSinceShown = false;
    if (looks) return { kind: 'seen', userId, number, protection };
    const told = {
      user: { ...user, email: showing === 'usual' || hidden ? user.email : null },
      identities: showing === 'methods-unknown' ? null : showing === 'no-other-method' ? [] : other,
      securityInfo: { passwordSet: false, emailBinded: false, phoneBinded: true },
    };
    const phone = servicePhone(user);
    const account = accountOf(told, phone === null ? null : await correlate(phone));
    const phoneBound = this.#holder.number !== null;
    return { kind: 'account', account, phoneBound, protection, number };
  }

  #protection(showing: Showing): Protection {
    if (this.#holder.isProtected || showing === 'protected') return 'protected';
    return showing === 'protection-hidden' ? 'cannot-tell' : 'not-protected';
  }

  #user(): User {
    const { userId, name, number } = this.#holder;
    return {
      userId,
      name,
      status: 'Activated',
      nickname: null,
      username: null,
      email: 'alice@example.com',
      emailVerified: true,
      phone: number,
      phoneCountryCode: null,
      lastLogin: null,
      customData: null,
    };
  }

  /** The first is the canary. All differ in their last digits, so that cards are distinct. */
  #newNumber(): string {
    this.#numbers += 1;
    const serial = Number(canary.phoneNumber) + this.#numbers - 1;
    return String(serial);
  }
}

const other = [{ extIdpId: 'idp-1', provider: 'wechat' }];

const someone: Candidate = {
  userId: 'user-1',
  name: 'Alice',
  phone: null,
  email: null,
  lastLogin: null,
  status: null,
  foundBy: 'name',
};

const looksAgain: readonly OperationKind[] = ['read-back', 'confirm-account', 'confirm-user'];

const correlate = async ({ phoneNumber }: { readonly phoneNumber: string }) =>
  `correlation ${phoneNumber.slice(-4)}`;

function masked(number: string | null): string | null {
  return number === null ? null : maskPhone({ phoneCountryCode: null, phoneNumber: number });
}

function readsAccount(kind: OperationKind): boolean {
  return kind === 'read-account' || kind === 'find-user' || kind === 'read-user';
}

/** What `createPrepare` returns for a task without what its request needs; null for one that can be sent. */
export function unsendable({ request, way, account }: Task, secrets: Secrets): Performed | null {
  const { kind } = request;
  if (kind === 'send-code' && secrets.phone === null) return notSent('session-lost');
  const byAccessKey = request.kind === 'read-back' && request.byAccessKey === true;
  if (way === 'admin' || byAccessKey) {
    const userLost = needsUser.includes(kind) && account === null;
    const queryLost = kind === 'find-user' && 'page' in request && secrets.query === null;
    return userLost || queryLost ? notSent('session-lost') : null;
  }
  return needsToken.includes(kind) && secrets.accessToken === null ? notSent('no-token') : null;
}

const needsUser: readonly OperationKind[] = [
  'confirm-user',
  'clear-phone-null',
  'clear-phone-empty',
  'read-back',
  'end-sessions',
];
const needsToken: readonly OperationKind[] = [
  'read-account',
  'confirm-account',
  'unbind-phone',
  'read-back',
  'revoke-token',
  'check-token',
];

function notSent(code: 'session-lost' | 'no-token'): Performed {
  return { answer: { ok: false, failure: failure('not-sent', code) }, secrets: null };
}
