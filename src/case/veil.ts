import type { Account, Case } from './case';

/**
 * A case as shown until the caller's verification is recorded, if the organization only allows masked data before that.
 * Search results are masked anyway.
 */
export function veiled(current: Case): Case {
  const { account, candidates } = current;
  return {
    ...current,
    account: account === null ? null : veiledAccount(account),
    candidates:
      candidates === null
        ? null
        : {
            ...candidates,
            list: candidates.list.map((each) => ({
              ...each,
              name: maskedName(each.name),
              lastLogin: null,
              status: null,
            })),
          },
  };
}

/** Whether nothing is recorded yet, so the veil stays. */
export function unverified({ grounds, outcome }: Case): boolean {
  return (grounds?.verifiedHow ?? '').trim() === '' && outcome?.kind !== 'unbound';
}

function veiledAccount(account: Account): Account {
  return {
    ...account,
    userId: '',
    name: maskedName(account.name),
    loginMethods: null,
    lastLogin: null,
    status: null,
  };
}

/** The first character of each word. */
function maskedName(name: string | null): string | null {
  return (
    name
      ?.split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => `${[...word][0]}**`)
      .join(' ') ?? null
  );
}
