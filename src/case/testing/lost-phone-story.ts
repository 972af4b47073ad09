import type { Account, Candidate } from '../case';
import type { CaseEvent } from '../event';
import { adminUnbind } from './click';
import { following, opened, seenAgain, settled, told } from './story';

/** A lost-phone case before its first event. */
export const openedLost = {
  ...opened,
  way: 'admin',
  environment: { ...opened.environment, managementHost: 'https://api.authing.cn' },
} as const;

const candidate: Candidate = {
  userId: 'user-1',
  name: 'Alice',
  phone: '+86 138****5678',
  email: 'a***e@example.com',
  foundBy: 'email',
  lastLogin: null,
  status: 'Activated',
};

export const findUser = {
  type: 'identify',
  way: 'admin',
  query: { text: 'alice', phone: null },
} as const;

/** A page of search results. */
export const several = (page = 1): CaseEvent =>
  settled({
    ok: true,
    requestId: 'request-5',
    found: {
      kind: 'candidates',
      candidates: {
        list: [candidate, { ...candidate, userId: 'user-2' }],
        page,
        pages: 2,
        totalCount: 70,
      },
    },
  });

/** An account that the organization protects. */
export const toldProtected = (account: Account): CaseEvent =>
  settled({
    ok: true,
    requestId: 'request-6',
    found: {
      kind: 'account',
      account,
      phoneBound: account.phone !== null,
      protection: 'protected',
      number: 'same',
    },
  });

export const toCandidates = following(openedLost, findUser, several());
export const toLostCard = following(openedLost, findUser, told());
/** Removes the number and does nothing else. */
export const unbindLost = { ...adminUnbind, endSessions: false };
export const clearing = following(toLostCard, unbindLost, seenAgain());
