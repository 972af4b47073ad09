import type { Case, Way } from '../case';
import type { Order, Verdict } from '../case-runner';
import type { AdminUnbind, Command } from '../event';
import type { Grounds } from '../grounds';
import type { OperationKind } from '../operation';
import { inputs } from './secrets-canary';

/** One click, what its view was showing, and what came of it. */
export interface Click {
  readonly command: Command;
  readonly shown: Case | null;
  /** What the desk had in hand when the click was made. */
  readonly present: Case | null;
  verdict: 'out' | 'rejected' | Verdict;
  /** The effects that were made for it, but for the revocation that every end brings with it. */
  readonly effects: OperationKind[];
}

/** On what grounds every click acts. */
export const grounds: Grounds = {
  verifiedHow: 'Called back',
  note: '',
  reason: 'Lost',
  ticket: 'SUP-1',
  at: 1_000,
};

/** Route B's one act, with all that may follow from it. */
export const adminUnbind: AdminUnbind = {
  type: 'admin-unbind',
  grounds,
  lastFour: '5678',
  confirmed: true,
  endSessions: true,
};

const managementHost = 'https://api.authing.cn';

const environments = [
  { id: 'env-1', label: 'Acme', appHost: 'https://acme.authing.cn', managementHost },
  { id: 'env-2', label: 'Practice', appHost: 'https://practice.authing.cn', managementHost },
] as const;

export type EnvironmentNumber = 0 | 1;

/** The order that a view would send. */
export function orderOf(command: Command, revision: number, environment: EnvironmentNumber): Order {
  const opening = { revision, environment: environments[environment] };
  switch (command.type) {
    case 'identify':
      return {
        ...opening,
        command,
        input: inputOf(command.way),
      };
    case 'send-login-code':
      return { ...opening, command, input: inputs.phone };
    case 'unbind':
      return { command, revision, input: inputs.passCode };
    case 'show-page':
      return { command, revision, input: { kind: 'page', page: 2 } };
    case 'choose':
      return { command, revision, input: { kind: 'user', userId: 'user-1' } };
    case 'read-again':
    case 'record-grounds':
    case 'admin-unbind':
    case 'end-sessions':
    case 'send-code':
    case 'check-again':
    case 'abandon':
    case 'close':
      return { command, revision, input: inputs.none };
  }
}

function inputOf(way: Way): Order['input'] {
  if (way === 'admin') return inputs.query;
  return way === 'token' ? inputs.accessToken : inputs.password;
}

/** The way to try after another. */
const next = {
  sms: 'token',
  email: 'token',
  password: 'token',
  token: 'admin',
  admin: 'password',
} as const satisfies Record<Way, Way>;

/** What an agent would most likely do next. */
export function sensible(shown: Case | null): Command {
  switch (shown?.step ?? 'identify') {
    case 'identify':
      if (shown?.hasToken === true) return { type: 'read-again' };
      if (shown?.candidates != null) return { type: 'choose' };
      return { type: 'identify', way: next[shown?.way ?? 'admin'] };
    case 'card':
      if (shown?.way === 'admin') return adminUnbind;
      return { type: 'send-code', grounds: null, confirmed: false };
    case 'code':
      return { type: 'unbind' };
    case 'outcome':
      return shown?.outcome?.kind === 'unknown' && shown.problem === null
        ? { type: 'check-again' }
        : { type: 'close' };
  }
}
