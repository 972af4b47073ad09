import type { Case } from '../case/case';

/** The right thing to do for a caller: remove the number, explain that it cannot be done, or turn an impostor down. */
export type Right = 'unbound' | 'refused' | 'turned-down';

/** A caller in practice mode. Their words are in the message catalog, under their id. */
export interface Caller {
  readonly id: string;
  /** The account that the call is about: `userId` at the practice service, and what they give to be found by. */
  readonly userId: string;
  readonly phone: string;
  readonly email: string;
  /** They have the phone at hand, and read out what arrives there. */
  readonly holdsPhone: boolean;
  /** The last digits, as they say them when asked. */
  readonly lastFour: string;
  readonly right: Right;
}

/** The callers of a practice round. Each is a different situation, and two of them lie. */
export const callers: readonly Caller[] = [
  {
    id: 'lin',
    userId: '65a1f0c2d3e4b5a697882001',
    phone: '+8619900000001',
    email: 'lin.xiaowen@example.com',
    holdsPhone: true,
    lastFour: '0001',
    right: 'unbound',
  },
  {
    id: 'grace',
    userId: '65a1f0c2d3e4b5a697882006',
    phone: '+447400123456',
    email: 'grace.bennett@example.co.uk',
    holdsPhone: false,
    lastFour: '3456',
    right: 'unbound',
  },
  {
    id: 'chen',
    userId: '65a1f0c2d3e4b5a697882003',
    phone: '+8619900000003',
    email: '',
    holdsPhone: true,
    lastFour: '0003',
    right: 'refused',
  },
  {
    id: 'hurry',
    userId: '65a1f0c2d3e4b5a697882007',
    phone: '+12025550143',
    email: 'henry.ortiz@example.com',
    holdsPhone: false,
    lastFour: '0199',
    right: 'turned-down',
  },
  {
    id: 'sun',
    userId: '65a1f0c2d3e4b5a697882008',
    phone: '',
    email: 'sun.yifan@example.com',
    holdsPhone: false,
    lastFour: '',
    right: 'refused',
  },
  {
    id: 'colleague',
    userId: '65a1f0c2d3e4b5a697882002',
    phone: '+8619900000002',
    email: 'wang.bo@example.com',
    holdsPhone: false,
    lastFour: '0002',
    right: 'turned-down',
  },
  {
    id: 'peggy',
    userId: '65a1f0c2d3e4b5a697882015',
    phone: '+8619900000015',
    email: 'peggy.winter@example.com',
    holdsPhone: true,
    lastFour: '0015',
    right: 'refused',
  },
];

export type Verdict = 'right' | 'wrong';

/**
 * How well a case was handled for a caller; null while it is open, or if nobody knows how it ended. Removing the number
 * from an account that is not theirs is always wrong.
 */
export function verdictOn({ userId, right }: Caller, current: Case | null): Verdict | null {
  const kind = current?.outcome?.kind;
  if (current === null || kind === undefined) return null;
  if (kind === 'unknown' || kind === 'accepted') return null;
  if (kind === 'unbound') {
    return right === 'unbound' && current.account?.userId === userId ? 'right' : 'wrong';
  }
  return right === 'unbound' ? 'wrong' : 'right';
}

/** The code that arrived at the caller's, who may read it out. */
export interface Heard {
  readonly code: string;
  readonly by: 'sms' | 'email';
}

/** What views show of a practice round. */
export interface PracticeState {
  /** Who is on the line. */
  readonly callerId: string;
  readonly heard: Heard | null;
}

export function callerOf(id: string): Caller | null {
  return callers.find((each) => each.id === id) ?? null;
}
