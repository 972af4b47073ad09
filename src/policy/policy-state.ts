/**
 * How much is known of the organization's policy. `given` is a policy as the browser returns it.
 *
 * | state      | what it means                                                  | what holds                     |
 * |------------|----------------------------------------------------------------|--------------------------------|
 * | unknown    | neither the browser nor the vault has answered yet             | nothing is certain             |
 * | remembered | the vault has answered; the browser may still answer           | what was last known            |
 * | known      | the browser has answered                                       | its answer                     |
 * | doubted    | the browser says that nothing is set, but something was        | what was last known            |
 * | unreadable | the browser has not answered within {@link READ_LIMIT}         | what was last known, if at all |
 */
export type PolicyState =
  | { readonly status: 'unknown' }
  | { readonly status: 'remembered' | 'known'; readonly given: unknown }
  /** `since` is when the browser first said so, in milliseconds. */
  | { readonly status: 'doubted'; readonly given: unknown; readonly since: number }
  /** `given` is null if no policy was ever known. */
  | { readonly status: 'unreadable'; readonly given: unknown };

export type PolicyEvent =
  /** `at` is the time of the answer in milliseconds. */
  | { readonly type: 'answered'; readonly given: unknown; readonly at: number }
  /** The policy that the vault remembers; null if none was ever known. */
  | { readonly type: 'recalled'; readonly given: unknown }
  | { readonly type: 'limit-passed' };

/**
 * How long a browser may take to answer: Chromium takes 3 to 5 s after its start, and some never answer. Milliseconds.
 */
export const READ_LIMIT = 5_000;

export function nextPolicyState(state: PolicyState, event: PolicyEvent): PolicyState {
  switch (event.type) {
    case 'answered':
      return answered(state, event.given, event.at);
    case 'recalled':
      return recalled(state, event.given);
    case 'limit-passed':
      if (state.status === 'unknown') return { status: 'unreadable', given: null };
      return state.status === 'remembered' ? { ...state, status: 'unreadable' } : state;
  }
}

/**
 * Some virtual desktops return `{}` after a start and the policy only later. So an empty answer replaces a policy only
 * if it is repeated after {@link READ_LIMIT}.
 */
function answered(state: PolicyState, given: unknown, at: number): PolicyState {
  const held = lastGiven(state);
  if (!isEmpty(given) || held === null || isEmpty(held)) return { status: 'known', given };
  const since = state.status === 'doubted' ? state.since : at;
  if (at - since >= READ_LIMIT) return { status: 'known', given };
  return { status: 'doubted', given: held, since };
}

/** The browser's answer is newer than the vault's. */
function recalled(state: PolicyState, given: unknown): PolicyState {
  if (given === null || lastGiven(state) !== null) return state;
  return { status: state.status === 'unreadable' ? 'unreadable' : 'remembered', given };
}

/** The last known policy; null if there was never one. */
export function lastGiven(state: PolicyState): unknown {
  return state.status === 'unknown' ? null : state.given;
}

function isEmpty(given: unknown): boolean {
  return typeof given === 'object' && given !== null && Object.keys(given).length === 0;
}
