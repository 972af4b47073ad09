import { type Policy, parsePolicy, type ReadPolicy } from './policy';
import {
  lastGiven,
  nextPolicyState,
  type PolicyEvent,
  type PolicyState,
  READ_LIMIT,
} from './policy-state';

/** Minimum time between two questions to a browser that answers. Milliseconds. */
const ASK_INTERVAL = 1_000;

/** How long an act on an account waits for a new answer. A running browser takes a few. Milliseconds. */
const ANSWER_LIMIT = 250;

/** How long a drawing waits for the first answer, to avoid drawing twice. Milliseconds. */
const DRAWING_LIMIT = 20;

/**
 * How long the page with the first steps waits for the first answer: a browser that starts on a busy computer may take longer than
 * {@link READ_LIMIT}, and stops a background without events after 30 s. Milliseconds.
 */
const FIRST_ANSWER_LIMIT = 20_000;

export interface PolicySourcePorts {
  /** Reads the policy from the browser. May never settle. Rejects if nothing is set (Firefox). */
  readonly read: () => Promise<unknown>;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  /** Calls back after this many milliseconds. */
  readonly after: (milliseconds: number, run: () => void) => void;
  /** Called when a different policy is in effect. Must not throw. */
  readonly changed: () => void;
}

/** The policy in effect, and how it is known. */
export interface HeldPolicy extends ReadPolicy {
  readonly status: PolicyState['status'];
  /** As the browser gave it; null if no policy was ever known. */
  readonly given: unknown;
}

/** The organization's policy. Every wait has a limit. */
export interface PolicySource {
  /** The policy in effect now. */
  held(): HeldPolicy;
  /** The policy in effect for an act on an account: asks the browser again first. */
  current(): Promise<Policy>;
  /** Settles once something is known, or at the limit. */
  settled(): Promise<void>;
  /** Settles once the browser itself has answered, even if that takes longer than {@link settled} waits. */
  firstAnswer(): Promise<void>;
  /** Like {@link settled}, but no longer than a drawing can wait. */
  beforeDrawing(): Promise<void>;
  /** Asks the browser, unless it was asked a moment ago: a policy may change without an event. */
  ask(): void;
  /** Asks at once, since the browser reported a change. */
  askNow(): void;
  /** Takes the policy that the vault remembers; null if none was ever known. It holds until the browser answers. */
  recall(given: unknown): void;
}

export function createPolicySource(ports: PolicySourcePorts): PolicySource {
  let state: PolicyState = { status: 'unknown' };
  let held = heldIn(state);
  let questions = 0;
  let newestAnswered = 0;
  let askedAt = Number.NEGATIVE_INFINITY;
  let answering: Promise<void> = Promise.resolve();
  let checkingDoubt = false;
  const settling = latch();
  const firstAnswer = latch();

  function move(event: PolicyEvent): void {
    const next = nextPolicyState(state, event);
    if (next === state) return;
    const before = held;
    state = next;
    held = heldIn(state);
    if (state.status !== 'unknown') settling.open();
    if (state.status === 'doubted') checkDoubt();
    if (observed(before) !== observed(held)) ports.changed();
  }

  function checkDoubt(): void {
    if (checkingDoubt) return;
    checkingDoubt = true;
    ports.after(READ_LIMIT, () => {
      checkingDoubt = false;
      if (state.status === 'doubted') askNow();
    });
  }

  function askNow(): void {
    questions += 1;
    askedAt = ports.now();
    answering = listen(questions);
    if (state.status === 'unknown' || state.status === 'remembered') {
      ports.after(READ_LIMIT, () => move({ type: 'limit-passed' }));
    }
  }

  /** Takes the answer to a question, however late, unless a later question was answered before. */
  async function listen(question: number): Promise<void> {
    // Firefox rejects if nothing is set.
    const given = await read().catch(() => ({}));
    if (question < newestAnswered) return;
    newestAnswered = question;
    move({ type: 'answered', given, at: ports.now() });
    firstAnswer.open();
  }

  const read = async () => ports.read();

  function ask(): void {
    const answered = newestAnswered === questions;
    if (ports.now() - askedAt >= (answered ? ASK_INTERVAL : READ_LIMIT)) askNow();
  }

  async function settled(): Promise<void> {
    ask();
    await settling.opened;
  }

  const within = (limit: number, wanted: Promise<void>): Promise<void> =>
    limit <= 0
      ? Promise.resolve()
      : Promise.race([wanted, new Promise<void>((resolve) => ports.after(limit, resolve))]);

  return {
    held: () => held,
    async current() {
      ask();
      if (state.status === 'unknown') await settling.opened;
      else await within(askedAt + ANSWER_LIMIT - ports.now(), answering);
      return held.policy;
    },
    settled,
    async firstAnswer() {
      ask();
      await within(FIRST_ANSWER_LIMIT, firstAnswer.opened);
    },
    async beforeDrawing() {
      if (state.status === 'unknown') await within(DRAWING_LIMIT, settled());
    },
    ask,
    askNow,
    recall: (given) => move({ type: 'recalled', given }),
  };
}

function heldIn(state: PolicyState): HeldPolicy {
  const given = lastGiven(state);
  return { status: state.status, given, ...parsePolicy(given ?? {}) };
}

/** The part of it that makes a difference outside. */
function observed({ status, policy, problems }: HeldPolicy): string {
  const kind = status === 'unknown' || status === 'unreadable' ? status : 'told';
  return JSON.stringify([kind, policy, problems]);
}

function latch(): { readonly opened: Promise<void>; open(): void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
