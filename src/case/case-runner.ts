import { failure } from '../genauth/failure';
import { createSerial } from '../primitives/serial';
import { advance } from './advance';
import { type Case, type CaseEnvironment, openCase, running, type Way } from './case';
import type { Answer, CaseEvent, Command } from './event';
import type { Operation } from './operation';
import type { Perform } from './perform';
import {
  type CaseStore,
  type Input,
  noSecrets,
  type Receipts,
  type Safeguard,
  type SecretStore,
  type Secrets,
} from './ports';
import { receiptOf } from './receipt';
import { createTelling, type TellingPorts } from './telling';

export interface CaseRunnerPorts extends TellingPorts {
  readonly cases: CaseStore;
  readonly secrets: SecretStore;
  readonly receipts: Receipts;
  readonly perform: Perform;
  readonly safeguard: Safeguard;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly newId: () => string;
}

/** A command as it comes from a view. */
export interface Order {
  readonly command: Command;
  /** Of the case that the view was showing; 0 where it showed none. */
  readonly revision: number;
  readonly input: Input;
  /** With a command that may open a case: where, and whose it is. */
  readonly environment?: CaseEnvironment;
  readonly agent?: string;
}

/** `stale`: another click came first, and nothing was done. `storage`: it could not be journaled, so nothing was sent. */
export type Verdict = 'done' | 'stale' | 'storage';

export interface Desk {
  /** The case in hand. The first call of a worker's life also settles what a worker before it left behind. */
  current(): Promise<Case | null>;
  /** Carries a command out, to the end of all operations that follow from it. */
  submit(order: Order): Promise<Verdict>;
  /** Forgets what is in hand: what is stored is taken up anew. */
  forget(): Promise<void>;
}

/**
 * Runs a case: one event at a time goes through the pure {@link advance}; what comes out is stored before its request
 * leaves, and the answer is the next event. Requests are made outside of the queue, so that nothing waits for the wire.
 */
export function createCaseRunner(ports: CaseRunnerPorts): Desk {
  const serially = createSerial();
  let loaded: Promise<void> | null = null;
  let current: Case | null = null;
  const { tell, told } = createTelling(ports, () => current);

  const step = (from: Case, event: CaseEvent) =>
    advance(from, event, { now: ports.now(), operationId: ports.newId() });

  /** Journals a change, then keeps, accounts for and publishes it. Rejects, changing nothing, when it cannot be journaled. */
  async function commit(next: Case, input: Input): Promise<Begun | null> {
    if (next.closing && running(next) === null) {
      await account(next);
      // The token must not outlive its case.
      await ports.secrets.save(noSecrets);
      const cleared = ports.cases.clear();
      tell(null, cleared);
      await cleared;
      current = null;
      return null;
    }
    const saved = ports.cases.save(next);
    const begun = begin(next, input, saved);
    tell(next, saved);
    await saved;
    current = next;
    // The stored case can always give its receipt again: at the next change, and before it is cleared.
    await account(next).catch(() => undefined);
    return begun;
  }

  /** A receipt is of a case that stands still: what its last request came to is in it. */
  async function account(next: Case): Promise<void> {
    const receipt = running(next) === null ? receiptOf(next) : null;
    if (receipt !== null) await ports.receipts.put(receipt);
  }

  /** As {@link commit}, for an answer, which cannot be taken back: unjournaled, it is kept in memory, and no request follows. */
  async function commitAnswer(next: Case): Promise<Begun | null> {
    try {
      return await commit(next, { kind: 'none' });
    } catch {
      const problem = failure('not-sent', 'journal-failed');
      const unsent: Answer = { ok: false, failure: problem };
      let kept = next;
      // None of the requests that would follow may leave; the last of them says so.
      for (let unmade = running(kept); unmade !== null; unmade = running(kept)) {
        kept = step(kept, { type: 'settled', operationId: unmade.id, answer: unsent });
      }
      current = { ...kept, closing: false, problem: kept.problem ?? problem };
      tell(current, Promise.resolve());
      return null;
    }
  }

  /** Waits for the answer to an operation, and to those that follow from it. */
  async function run(first: Begun | null): Promise<void> {
    for (let begun = first; begun !== null; ) begun = await runOne(begun);
  }

  async function runOne({ id, attempted }: Begun): Promise<Begun | null> {
    const { answer, secrets } = await attempted;
    return serially(async () => {
      if (current === null) return null;
      const held = current.hasToken;
      let next = step(current, { type: 'settled', operationId: id, answer });
      if (next === current) return null;
      try {
        if (held && !next.hasToken) await ports.secrets.save(noSecrets);
        else if (secrets !== null) await ports.secrets.save(secrets);
      } catch {
        // An answer is not lost over a secret that cannot be kept: the case goes on without the token.
        next = step(next, { type: 'token-lost' });
      }
      return commitAnswer(next);
    });
  }

  /** Begins what a case calls for. Its request leaves once the case is journaled, and is made ready meanwhile. */
  function begin(next: Case, input: Input, journaled: Promise<void>): Begun | null {
    const operation = running(next);
    if (operation === null) return null;
    const { id, kind } = operation;
    return { id, attempted: attempt(next, kind, input, journaled) };
  }

  /** Never rejects: what cannot be begun was not sent. The secrets are null where they are what they were. */
  async function attempt(
    { environment, way, account: known }: Case,
    kind: Operation['kind'],
    input: Input,
    journaled: Promise<void>,
  ): Promise<Attempted> {
    try {
      const userId = known?.userId ?? null;
      const secrets = Promise.all([ports.secrets.load(), journaled]).then(([loaded]) => loaded);
      const performed = await ports.perform({ kind, environment, way, userId, secrets, input });
      return performed.secrets === (await secrets) ? { ...performed, secrets: null } : performed;
    } catch {
      const answer: Answer = { ok: false, failure: failure('not-sent', 'journal-failed') };
      return { answer, secrets: noSecrets };
    }
  }

  /** Takes up what is stored. An operation without a settlement was begun by a worker that is dead. */
  async function load(): Promise<void> {
    const stored = await ports.cases.load();
    current = stored;
    if (stored === null) return;
    let next = stored;
    const { accessToken } = await ports.secrets.load();
    const orphan = running(next);
    if (orphan !== null) {
      const answer = whatBecameOf(orphan, accessToken);
      next = step(next, { type: 'settled', operationId: orphan.id, answer });
    }
    if (accessToken === null) next = step(next, { type: 'token-lost' });
    if (next === stored) {
      // The worker before may have died, or met a full disk, between storing the case and accounting for it.
      await account(next).catch(() => undefined);
      return;
    }
    void run(await commitAnswer(next));
  }

  async function ready(): Promise<void> {
    loaded ??= serially(load).catch((error: unknown) => {
      loaded = null;
      throw error;
    });
    await loaded;
  }

  /** A case whose caller is not signed in gives way to one in another environment, or at another host. */
  async function giveWay({ environment, revision: seen }: Order): Promise<boolean> {
    if (current === null || environment === undefined || seen !== current.revision) return false;
    if (isAt(current, environment) || current.step !== 'identify') return false;
    for (const type of ['abandon', 'close'] as const) {
      const { revision } = current;
      await submit({ command: { type }, revision, input: { kind: 'none' } });
      if (current === null) return true;
    }
    return false;
  }

  async function submit(order: Order): Promise<Verdict> {
    await ready();
    const revision = (await giveWay(order)) ? 0 : order.revision;
    const begun = await serially(async () => {
      const from = current ?? opened(order, ports);
      if (from === null || (current?.revision ?? 0) !== revision) return 'stale';
      // What was typed for one environment never goes to another.
      if (order.environment !== undefined && !isAt(from, order.environment)) return 'stale';
      const intended = step(from, order.command);
      if (intended === from) return 'stale';
      try {
        const problem = await ports.safeguard(from, order.command);
        const next = problem === null ? intended : step(from, { type: 'stopped', problem });
        await keepToken(order.input);
        return { first: await commit(next, order.input) };
      } catch {
        if (current?.hasToken !== true) await ports.secrets.save(noSecrets).catch(() => undefined);
        return 'storage';
      }
    });
    if (begun === 'stale' || begun === 'storage') {
      // Whoever came first has made a state, which is to be seen by then.
      await told();
      return begun;
    }
    await run(begun.first);
    // Whoever gave the order finds what became of it on the screen.
    await told();
    return 'done';
  }

  /** A pasted token is the case's from the first moment. */
  async function keepToken(input: Input): Promise<void> {
    if (input.kind !== 'access-token') return;
    await ports.secrets.save({ ...noSecrets, accessToken: input.accessToken });
  }

  return {
    async current() {
      await ready();
      return current;
    },
    submit,
    forget: () =>
      serially(async () => {
        current = null;
        loaded = null;
      }),
  };
}

/** An operation that is under way. */
interface Begun {
  readonly id: string;
  readonly attempted: Promise<Attempted>;
}

interface Attempted {
  readonly answer: Answer;
  readonly secrets: Secrets | null;
}

/** Nothing is known of an operation whose worker died, but that a token which is there was issued. */
function whatBecameOf({ kind }: Operation, accessToken: string | null): Answer {
  return kind === 'sign-in' && accessToken !== null
    ? { ok: true, requestId: null, found: { kind: 'nothing' } }
    : { ok: false, failure: failure('maybe-sent', 'interrupted') };
}

function isAt({ environment: own }: Case, other: CaseEnvironment): boolean {
  return (
    own.id === other.id &&
    own.appHost === other.appHost &&
    own.managementHost === other.managementHost
  );
}

function opened(
  { command, environment, agent = '' }: Order,
  { now, newId }: CaseRunnerPorts,
): Case | null {
  if (environment === undefined) return null;
  const way: Way | null =
    command.type === 'identify' || command.type === 'send-login-code' ? command.way : null;
  return way === null ? null : openCase({ id: newId(), now: now(), environment, agent, way });
}
