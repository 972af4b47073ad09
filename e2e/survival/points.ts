import type { Page } from 'playwright';
import type { OperationKind } from '../../src/case/operation';
import type { Cell } from './cell';
import type { Fate } from './fate';
import {
  fillCode,
  fillGrounds,
  fillGroundsAndSessions,
  fillLogin,
  fillNothing,
  fillRecipient,
  reachAccepted,
  reachCandidates,
  reachCard,
  reachCardOfEmpty,
  reachCode,
  reachIdentify,
  reachLogin,
} from './reach';
import { type Endpoint, endpointOf, type Way } from './wire';

/** One operation of one use case, and the click that makes its request leave. */
export interface Point {
  readonly kind: OperationKind;
  readonly way: Way;
  readonly name: string;
  readonly endpoint: Endpoint;
  /** How many requests to the endpoint the click makes before this one. */
  readonly skip: number;
  readonly button: string;
  /** From no case to the screen with the button. */
  readonly reach: (cell: Cell) => Promise<void>;
  /** Types into a window what the button needs. */
  readonly fill: (cell: Cell, window: Page) => Promise<void>;
  /** The case ends with it and is no longer shown. */
  readonly closes: boolean;
  /** What the agent sees once nothing is under way: the screen, its outcome and its error. */
  readonly shows: Readonly<Record<Fate, string>>;
  /** How the case ends if an agent continues it; `unbound` by default. */
  readonly ends: Readonly<Partial<Record<Fate, Ending>>>;
}

export type Ending = 'unbound' | 'accepted' | 'unknown';

/** What is shown if it makes no difference whether the service acted. */
interface Shows {
  readonly answered: string;
  readonly workerDead: string;
  readonly cut: string;
  readonly browserDead: string;
}

function shows({ answered, workerDead, cut, browserDead }: Shows): Point['shows'] {
  return {
    answered,
    'worker-dead-unsent': workerDead,
    'worker-dead-undone': workerDead,
    'worker-dead-done': workerDead,
    'worker-dead-unstored': workerDead,
    'cut-undone': cut,
    'cut-done': cut,
    'browser-dead': browserDead,
  };
}

/** No failure of the request changes anything. */
function always<T>(what: T): Record<Fate, T> {
  return {
    answered: what,
    'worker-dead-unsent': what,
    'worker-dead-undone': what,
    'worker-dead-done': what,
    'worker-dead-unstored': what,
    'cut-undone': what,
    'cut-done': what,
    'browser-dead': what,
  };
}

type Given = Omit<Point, 'name' | 'endpoint' | 'skip' | 'closes' | 'ends'> & {
  readonly how: string;
  readonly skip?: number;
  readonly closes?: boolean;
  readonly ends?: Point['ends'];
};

function point({ how, skip = 0, closes = false, ends = {}, ...given }: Given): Point {
  const { kind, way } = given;
  const endpoint = endpointOf(kind, way);
  return { ...given, name: `${kind} ${how}`, endpoint, skip, closes, ends };
}

const ways = { sms: 'SMS', email: 'email', password: 'password' } as const;

const sendsLoginCode = (way: 'sms' | 'email'): Point =>
  point({
    kind: 'send-login-code',
    way,
    how: `by ${ways[way]}`,
    button: way === 'email' ? 'send-login-code' : 'phone-yes',
    reach: reachIdentify,
    fill: fillRecipient,
    shows: shows({
      answered: 'identify',
      workerDead: 'identify: interrupted',
      cut: 'identify: no-answer',
      browserDead: 'identify: interrupted',
    }),
  });

const signsIn = (way: 'sms' | 'email' | 'password'): Point =>
  point({
    kind: 'sign-in',
    way,
    how: `by ${ways[way]}`,
    button: 'identify',
    reach: reachLogin,
    fill: fillLogin,
    shows: shows({
      answered: 'card',
      workerDead: 'identify: interrupted',
      cut: 'identify: no-answer',
      browserDead: 'identify: interrupted',
    }),
  });

const readsAccount = (way: 'sms' | 'token', how: string): Point =>
  point({
    kind: 'read-account',
    way,
    how,
    button: 'identify',
    reach: reachLogin,
    fill: fillLogin,
    shows: shows({
      answered: 'card',
      workerDead: 'identify: interrupted',
      // A read without an answer is repeated once.
      cut: 'card',
      browserDead: 'identify: interrupted',
    }),
  });

const clears = (
  kind: 'clear-phone-null' | 'clear-phone-empty',
  reach: Point['reach'],
  skip: number,
): Point =>
  point({
    kind,
    way: 'admin',
    how: 'from the card',
    skip,
    button: 'admin-unbind',
    reach,
    fill: fillGrounds,
    shows: {
      answered: 'outcome unbound',
      'worker-dead-unsent': 'outcome unknown',
      'worker-dead-undone': 'outcome unknown',
      'worker-dead-done': 'outcome unbound',
      'worker-dead-unstored': 'outcome unbound',
      'cut-undone': 'outcome unknown',
      'cut-done': 'outcome unbound',
      'browser-dead': 'outcome unbound',
    },
    // An access key reads again at any time: once the request has arrived, it is seen.
    ends: { 'worker-dead-unsent': 'unknown', 'cut-undone': 'unknown' },
  });

/** Every operation of every use case. */
export const points: readonly Point[] = [
  sendsLoginCode('sms'),
  sendsLoginCode('email'),
  signsIn('sms'),
  signsIn('email'),
  signsIn('password'),
  readsAccount('sms', 'after signing in'),
  readsAccount('token', 'with a pasted token'),
  point({
    kind: 'confirm-account',
    way: 'sms',
    how: 'before the code is sent',
    button: 'send-code',
    reach: reachCard,
    fill: fillNothing,
    shows: shows({
      answered: 'code',
      workerDead: 'card: interrupted',
      cut: 'code',
      browserDead: 'card: interrupted',
    }),
  }),
  point({
    kind: 'send-code',
    way: 'sms',
    how: 'from the card',
    button: 'send-code',
    reach: reachCard,
    fill: fillNothing,
    shows: shows({
      answered: 'code',
      workerDead: 'code: interrupted',
      cut: 'code: no-answer',
      browserDead: 'code: interrupted',
    }),
  }),
  point({
    kind: 'unbind-phone',
    way: 'sms',
    how: 'with the code',
    button: 'unbind',
    reach: reachCode,
    fill: fillCode,
    shows: {
      answered: 'outcome unbound',
      'worker-dead-unsent': 'outcome unknown',
      'worker-dead-undone': 'outcome unknown',
      'worker-dead-done': 'outcome unbound',
      'worker-dead-unstored': 'outcome unbound',
      'cut-undone': 'outcome unknown',
      'cut-done': 'outcome unbound',
      'browser-dead': 'outcome unbound',
    },
    // Nobody can know that it will never arrive, so Check again cannot say more; a new case then starts over.
    ends: { 'worker-dead-unsent': 'unknown', 'cut-undone': 'unknown' },
  }),
  point({
    kind: 'read-back',
    way: 'sms',
    how: 'after unbinding',
    button: 'unbind',
    reach: reachCode,
    fill: fillCode,
    shows: shows({
      answered: 'outcome unbound',
      workerDead: 'outcome accepted',
      cut: 'outcome unbound',
      browserDead: 'outcome accepted',
    }),
  }),
  point({
    kind: 'read-back',
    way: 'sms',
    how: 'by Check again',
    button: 'check-again',
    reach: reachAccepted,
    fill: fillNothing,
    shows: shows({
      answered: 'outcome unbound',
      workerDead: 'outcome accepted: interrupted',
      cut: 'outcome unbound',
      browserDead: 'outcome accepted: interrupted',
    }),
  }),
  point({
    kind: 'revoke-token',
    way: 'sms',
    how: 'after the outcome',
    button: 'unbind',
    reach: reachCode,
    fill: fillCode,
    shows: always('outcome unbound'),
  }),
  point({
    kind: 'check-token',
    way: 'sms',
    how: 'after revoking',
    // After the read-back.
    skip: 1,
    button: 'unbind',
    reach: reachCode,
    fill: fillCode,
    shows: always('outcome unbound'),
  }),
  point({
    kind: 'revoke-token',
    way: 'sms',
    how: 'by New case',
    button: 'new-case',
    reach: reachAccepted,
    fill: fillNothing,
    closes: true,
    shows: always('identify'),
    ends: always('accepted'),
  }),
  point({
    kind: 'find-user',
    way: 'admin',
    how: 'by email',
    button: 'phone-no',
    reach: reachLogin,
    fill: fillLogin,
    shows: shows({
      answered: 'card',
      workerDead: 'identify: interrupted',
      cut: 'card',
      browserDead: 'identify: interrupted',
    }),
  }),
  point({
    kind: 'read-user',
    way: 'admin',
    how: 'out of several',
    button: 'candidate',
    reach: reachCandidates,
    fill: fillNothing,
    shows: shows({
      answered: 'card',
      workerDead: 'identify: interrupted',
      cut: 'card',
      browserDead: 'identify: interrupted',
    }),
  }),
  point({
    kind: 'confirm-user',
    way: 'admin',
    how: 'before clearing',
    button: 'admin-unbind',
    reach: reachCard,
    fill: fillGrounds,
    shows: shows({
      answered: 'outcome unbound',
      workerDead: 'card: interrupted',
      cut: 'outcome unbound',
      browserDead: 'card: interrupted',
    }),
  }),
  clears('clear-phone-null', reachCard, 0),
  clears('clear-phone-empty', reachCardOfEmpty, 1),
  point({
    kind: 'read-back',
    way: 'admin',
    how: 'after clearing',
    // After the look before clearing.
    skip: 1,
    button: 'admin-unbind',
    reach: reachCard,
    fill: fillGrounds,
    shows: shows({
      answered: 'outcome unbound',
      workerDead: 'outcome accepted',
      cut: 'outcome unbound',
      browserDead: 'outcome accepted',
    }),
  }),
  point({
    kind: 'end-sessions',
    way: 'admin',
    how: 'after the outcome',
    button: 'admin-unbind',
    reach: reachCard,
    fill: fillGroundsAndSessions,
    shows: shows({
      answered: 'outcome unbound',
      workerDead: 'outcome unbound: interrupted',
      cut: 'outcome unbound: no-answer',
      browserDead: 'outcome unbound: interrupted',
    }),
  }),
];
