import { shownEnding } from '../../phone/mask-phone';
import type { Case, Way } from '../case';
import type { Order, Submitted } from '../case-runner';
import type { AdminUnbind, Command } from '../event';
import type { Grounds } from '../grounds';
import type { OperationKind } from '../operation';
import { reopenableUntil } from '../reopen';
import { secretCommands } from './secrets-canary';

/** One click, the state its view was showing, and its result. */
export interface Click {
  readonly command: Command;
  readonly shown: Case | null;
  /** The runner's current case when the click was made. */
  readonly present: Case | null;
  verdict: 'out' | 'rejected' | Submitted;
  /** The effects it caused, except the revocation at the end of every case. */
  readonly effects: OperationKind[];
}

/** The grounds of every click. */
export const grounds: Grounds = {
  verifiedHow: 'Called back',
  note: '',
  reason: 'Lost',
  ticket: 'SUP-1',
  at: 1_000,
};

/** Route B's single act, with everything that may follow from it. */
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
  // Without an access key.
  { id: 'env-2', label: 'Beta', appHost: 'https://beta.authing.cn', managementHost: '' },
] as const;

export type EnvironmentNumber = 0 | 1;

/** The order that a view would send. */
export function orderOf(command: Command, revision: number, environment: EnvironmentNumber): Order {
  const opens = command.type === 'identify' || command.type === 'send-login-code';
  return { command, revision, ...(opens && { environment: environments[environment] }) };
}

/** Every click. */
export const commands = [
  secretCommands.smsCode,
  secretCommands.emailCode,
  secretCommands.token,
  secretCommands.password,
  secretCommands.sms,
  { type: 'read-again' },
  secretCommands.admin,
  { type: 'show-page', page: 2 },
  { type: 'choose', userId: 'user-1' },
  { type: 'record-grounds', grounds },
  { type: 'check-last-four', lastFour: '5678' },
  { type: 'check-last-four', lastFour: '0000' },
  { type: 'send-code', grounds: null, confirmed: false },
  secretCommands.unbind,
  adminUnbind,
  { ...adminUnbind, lastFour: '0000' },
  { ...adminUnbind, lastFour: '' },
  { type: 'end-sessions' },
  { type: 'check-again' },
  { type: 'abandon' },
  { type: 'reopen' },
  { type: 'close' },
] as const satisfies readonly Command[];

/** The way to try after each. */
const next = {
  sms: 'token',
  email: 'token',
  password: 'token',
  token: 'admin',
  admin: 'password',
} as const satisfies Record<Way, keyof typeof secretCommands>;

/** The agent's most likely next command. */
export function sensible(shown: Case | null): Command {
  switch (shown?.step ?? 'identify') {
    case 'identify':
      if (shown?.hasToken === true) return { type: 'read-again' };
      if (shown?.candidates != null) return { type: 'choose', userId: 'user-1' };
      return secretCommands[next[shown?.way ?? 'admin']];
    case 'card':
      // The caller knows the number's digits, whatever the view shows of them.
      if (shown?.way === 'admin') {
        return { ...adminUnbind, lastFour: shownEnding(shown.account?.phone ?? '') };
      }
      return { type: 'send-code', grounds: null, confirmed: false };
    case 'code':
      return secretCommands.unbind;
    case 'outcome':
      // An agent undoes about every other cancellation.
      if (shown !== null && reopenableUntil(shown) !== null && shown.revision % 2 === 0) {
        return { type: 'reopen' };
      }
      return shown?.outcome?.kind === 'unknown' && shown.problem === null
        ? { type: 'check-again' }
        : { type: 'close' };
  }
}
