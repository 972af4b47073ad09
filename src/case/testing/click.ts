import type { Case } from '../case';
import type { Order, Verdict } from '../desk';
import type { Command } from '../event';
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

const environments = [
  { id: 'env-1', label: 'Acme', appHost: 'https://acme.authing.cn' },
  { id: 'env-2', label: 'Practice', appHost: 'https://practice.authing.cn' },
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
        input: command.way === 'token' ? inputs.accessToken : inputs.password,
      };
    case 'send-login-code':
      return { ...opening, command, input: inputs.phone };
    case 'unbind':
      return { command, revision, input: inputs.passCode };
    case 'read-again':
    case 'send-code':
    case 'check-again':
    case 'abandon':
    case 'close':
      return { command, revision, input: inputs.none };
  }
}

/** What an agent would most likely do next. */
export function sensible(shown: Case | null): Command {
  switch (shown?.step ?? 'identify') {
    case 'identify':
      if (shown?.hasToken === true) return { type: 'read-again' };
      return { type: 'identify', way: shown?.way === 'password' ? 'token' : 'password' };
    case 'card':
      return { type: 'send-code' };
    case 'code':
      return { type: 'unbind' };
    case 'outcome':
      return shown?.outcome?.kind === 'unknown' && shown.problem === null
        ? { type: 'check-again' }
        : { type: 'close' };
  }
}
