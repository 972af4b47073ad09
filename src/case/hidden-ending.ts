import { hideEnding } from '../phone/last-four';
import { shownEnding } from '../phone/mask-phone';
import type { Account, Candidate, Case, LoginMethod } from './case';

/** Whether a lost phone's caller still has to name the last digits, so that no view may have them. */
export function endingUnnamed({ way, digitsCheck, outcome }: Case): boolean {
  return way === 'admin' && !digitsCheck.matched && outcome?.kind !== 'unbound';
}

/** A case as views see it before the caller has named the last digits of the number. */
export function withoutEnding(current: Case): Case {
  const { account, candidates } = current;
  return {
    ...current,
    account: account === null ? null : accountWithout(account),
    candidates:
      candidates === null ? null : { ...candidates, list: candidates.list.map(candidateWithout) },
  };
}

function accountWithout(account: Account): Account {
  const clean = cleanerFor(account.phone);
  return {
    ...account,
    // Equal to that of an earlier receipt of the same number, which may show its ending.
    phoneCorrelation: null,
    name: account.name && clean(account.name),
    phone: account.phone && hideEnding(account.phone),
    loginMethods: account.loginMethods?.map((each) => methodWithout(each, clean)) ?? null,
  };
}

function candidateWithout(candidate: Candidate): Candidate {
  const clean = cleanerFor(candidate.phone);
  return {
    ...candidate,
    name: candidate.name && clean(candidate.name),
    phone: candidate.phone && hideEnding(candidate.phone),
    email: candidate.email && clean(candidate.email),
  };
}

function methodWithout(method: LoginMethod, clean: Cleaner): LoginMethod {
  switch (method.kind) {
    case 'email':
      return { ...method, masked: clean(method.masked) };
    case 'password':
      return { ...method, username: clean(method.username) };
    case 'social':
    case 'enterprise':
      return method;
  }
}

type Cleaner = (text: string) => string;

/** Names are often numbers: masked ones lose their ending, and all others the ending of the bound number. */
function cleanerFor(phone: string | null): Cleaner {
  const ending = shownEnding(phone ?? '');
  return (text) => {
    if (/\*\d+$/.test(text)) return hideEnding(text);
    return ending.length < 4 ? text : text.replaceAll(ending, '****');
  };
}
