import type { Account, Case } from './case';

/**
 * A case as views see it if the organization allows only masked data before the caller's verification is recorded.
 * Candidates are shown masked, and each is chosen by a handle in place of its id.
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
            list: candidates.list.map((each, place) => ({
              ...each,
              userId: handleOf(current, place),
              name: maskedName(each.name),
              lastLogin: null,
              status: null,
            })),
          },
  };
}

/** The user that a view has chosen: by the handle of a veiled candidate, or by the id itself. */
export function chosenUser(current: Case | null, given: string): string {
  const chosen = current?.candidates?.list.find((_, place) => handleOf(current, place) === given);
  return chosen?.userId ?? given;
}

/** Names a candidate by its place, on this page of this case alone. No user's id looks like it: case ids are random. */
function handleOf({ id, revision }: Case, place: number): string {
  return `${id}.${revision}.${place}`;
}

/** Whether nothing has been recorded yet, so that the veil has to stay. */
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
