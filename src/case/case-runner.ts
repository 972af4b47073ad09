import { failure } from '../genauth/failure';
import { createSerial } from '../primitives/serial';
import { advance } from './advance';
import { type Case, type CaseEnvironment, openCase, running } from './case';
import { type Decision, rest } from './decision';
import { endCase } from './end-case';
import type { CaseEvent, Command, OperationAnswer } from './event';
import type { Operation } from './operation';
import {
  type CaseStore,
  noSecrets,
  type Performed,
  type Prepare,
  type Receipts,
  type Safeguard,
  type SecretStore,
} from './ports';
import { receiptOf } from './receipt';

export interface CaseRunnerPorts {
  readonly cases: CaseStore;
  readonly secrets: SecretStore;
  readonly receipts: Receipts;
  readonly prepare: Prepare;
  readonly safeguard: Safeguard;
  /** Shows the views what is in hand now. Must not reject. */
  readonly publish: () => Promise<void>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly newId: () => string;
}

/** A command as it comes from a view. */
export interface Order {
  readonly command: Command;
  /** Of the case that the view was showing; 0 where it showed none. */
  readonly revision: number;
  /** With a command that may open a case: where, and whose it is. */
  readonly environment?: CaseEnvironment;
  readonly agent?: string;
}

/** `stale`: another click came first, and nothing was done. `storage`: it could not be journaled, so nothing was sent. */
export type Submitted = 'done' | 'stale' | 'storage';

export interface CaseRunner {
  /** The case in hand. The first call of a worker's life also settles what an earlier worker left behind. */
  current(): Promise<Case | null>;
  /** Carries a command out, with all operations that follow from it, until the views show what came of it. */
  submit(order: Order): Promise<Submitted>;
  /** Forgets what is in hand, and loads it again when it is next needed. */
  forget(): Promise<void>;
}

/** A request that is ready to leave, and the operation it belongs to. */
interface Prepared {
  readonly operationId: string;
  send(): Promise<Performed>;
}

/** What became of an order: a request to send, nothing to send, or why it was not taken. */
type Accepted = Prepared | null | Exclude<Submitted, 'done'>;

/**
 * Runs the case in hand. One event at a time goes through the pure {@link advance}; what an operation then goes through is
 * always the same: `prepare → journal → send → settle → publish`. Sending is outside of the queue, so that nothing waits for
 * the wire.
 */
export function createCaseRunner(ports: CaseRunnerPorts): CaseRunner {
  const serially = createSerial();
  let loading: Promise<void> | null = null;
  let current: Case | null = null;

  const decide = (from: Case, event: CaseEvent) =>
    advance(from, event, { now: ports.now(), operationId: ports.newId() });

  /** Follows a request, and those that its answers lead to, to the end. */
  async function carryOut(first: Prepared | null): Promise<void> {
    for (let prepared = first; prepared !== null; ) {
      const { operationId, send } = prepared;
      const sending = send();
      void ports.publish();
      const performed = await sending;
      prepared = await serially(() => settle(operationId, performed));
    }
    await ports.publish();
  }

  /** Prepares the request of a decision while it is journaled. Rejects, and changes nothing, when it cannot be journaled. */
  async function begin({ next, request }: Decision): Promise<Prepared | null> {
    if (next.closing && request === null) {
      await conclude(next);
      return null;
    }
    const prepared = prepare({ next, request });
    await journal(next);
    return prepared;
  }

  function prepare({ next, request }: Decision): Prepared | null {
    const operation = running(next);
    if (operation === null || request === null) return null;
    const { environment, way, account } = next;
    const secrets = ports.secrets.load();
    // They are awaited only once the request may leave.
    secrets.catch(() => undefined);
    const send = ports.prepare({ request, environment, way, account });
    return {
      operationId: operation.id,
      send: () => secrets.then(send, () => unsent),
    };
  }

  async function journal(next: Case): Promise<void> {
    await ports.cases.save(next);
    current = next;
    // A stored case can always give its receipt again: at the next change, and before it is cleared.
    await leaveReceipt(next).catch(() => undefined);
  }

  async function settle(operationId: string, performed: Performed): Promise<Prepared | null> {
    if (current === null) return null;
    const { answer, secrets } = performed;
    const before = current;
    const decision = decide(before, { type: 'settled', operationId, answer });
    if (decision.next === before) return null;
    try {
      // The token must not outlive its use.
      if (before.hasToken && !decision.next.hasToken) await ports.secrets.save(noSecrets);
      else if (secrets !== null) await ports.secrets.save(secrets);
    } catch {
      // An answer is not lost over a secret that cannot be kept: the case goes on without the token.
      return journalAnswer(withoutToken(decision));
    }
    return journalAnswer(decision);
  }

  /** As {@link begin}, for an answer, which cannot be taken back: unjournaled, it is kept in memory, and no request follows. */
  async function journalAnswer(decision: Decision): Promise<Prepared | null> {
    try {
      return await begin(decision);
    } catch {
      const problem = failure('not-sent', 'journal-failed');
      let kept = decision.next;
      // None of the requests that would follow may leave. The last of them says so.
      for (let unmade = running(kept); unmade !== null; unmade = running(kept)) {
        const { answer } = unsent;
        kept = decide(kept, { type: 'settled', operationId: unmade.id, answer }).next;
      }
      current = { ...kept, closing: false, problem: kept.problem ?? problem };
      return null;
    }
  }

  function withoutToken({ next, request }: Decision): Decision {
    return { next: decide(next, { type: 'token-lost' }).next, request };
  }

  /** A receipt is of a case that stands still, with the answer to its last request in it. */
  async function leaveReceipt(next: Case): Promise<void> {
    const receipt = running(next) === null ? receiptOf(next) : null;
    if (receipt !== null) await ports.receipts.put(receipt);
  }

  /** Removes a case that the agent is done with, once its receipt is kept. */
  async function conclude(next: Case): Promise<void> {
    await leaveReceipt(next);
    await ports.secrets.save(noSecrets);
    await ports.cases.clear();
    current = null;
  }

  /** Takes up what is stored. An operation without a settlement was begun by a worker that is dead. */
  async function load(): Promise<void> {
    const stored = await ports.cases.load();
    current = stored;
    if (stored === null) return;
    let decision = rest(stored);
    const { accessToken } = await ports.secrets.load();
    const orphan = running(stored);
    if (orphan !== null) {
      const answer = whatBecameOf(orphan, accessToken);
      decision = decide(stored, { type: 'settled', operationId: orphan.id, answer });
    }
    if (accessToken === null) decision = withoutToken(decision);
    if (decision.next === stored) {
      // The earlier worker may have died, or met a full disk, after storing the case and before its receipt.
      await leaveReceipt(stored).catch(() => undefined);
      return;
    }
    void carryOut(await journalAnswer(decision));
  }

  async function ready(): Promise<void> {
    loading ??= serially(load).catch((error: unknown) => {
      loading = null;
      throw error;
    });
    await loading;
  }

  /** Decides what a command does to the case in hand, and begins it. */
  async function accept(order: Order, revision: number): Promise<Accepted> {
    const { command, environment } = order;
    const from = current ?? opened(order, ports);
    if (from === null || (current?.revision ?? 0) !== revision) return 'stale';
    // What was typed for one environment never goes to another.
    if (environment !== undefined && !isAt(from, environment)) return 'stale';
    const intended = decide(from, command);
    if (intended.next === from) return 'stale';
    try {
      const problem = await ports.safeguard(from, command);
      await keepPastedToken(command);
      return await begin(problem === null ? intended : decide(from, { type: 'stopped', problem }));
    } catch {
      if (current?.hasToken !== true) await ports.secrets.save(noSecrets).catch(() => undefined);
      return 'storage';
    }
  }

  /** A pasted token is the case's from the first moment. */
  async function keepPastedToken(command: Command): Promise<void> {
    if (command.type !== 'identify' || command.way !== 'token') return;
    await ports.secrets.save({ ...noSecrets, accessToken: command.accessToken });
  }

  async function submit(order: Order): Promise<Submitted> {
    await ready();
    const revision = (await giveWay(order)) ? 0 : order.revision;
    const accepted = await serially(() => accept(order, revision));
    if (accepted === 'stale' || accepted === 'storage') {
      // A stale click lost to another one, whose result its view should show by now.
      await ports.publish();
      return accepted;
    }
    await carryOut(accepted);
    return 'done';
  }

  /** A case whose caller is not signed in gives way to one in another environment, or at another host. */
  async function giveWay({ environment, revision: seen }: Order): Promise<boolean> {
    if (current === null || environment === undefined || seen !== current.revision) return false;
    if (isAt(current, environment) || current.step !== 'identify') return false;
    return endCase({ current: async () => current, submit });
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
        loading = null;
      }),
  };
}

/** What becomes of a request that cannot be journaled, or whose secrets cannot be read. */
const unsent: Performed = {
  answer: { ok: false, failure: failure('not-sent', 'journal-failed') },
  secrets: noSecrets,
};

/** Nothing is known of an operation whose worker died, except that a token in memory was issued. */
function whatBecameOf({ kind }: Operation, accessToken: string | null): OperationAnswer {
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
  if (command.type !== 'identify' && command.type !== 'send-login-code') return null;
  return openCase({ id: newId(), now: now(), environment, agent, way: command.way });
}
