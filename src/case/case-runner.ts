import { failure } from '../genauth/failure';
import { createSerial } from '../primitives/serial';
import { advance } from './advance';
import { type Case, type CaseEnvironment, openCase, running } from './case';
import type { Decision } from './decision';
import { endCase } from './end-case';
import type { CaseEvent, Command, OperationAnswer } from './event';
import type { Operation } from './operation';
import {
  type CaseStore,
  type HeldCase,
  noSecrets,
  type Performed,
  type Prepare,
  type Receipts,
  type Safeguard,
  type Secrets,
} from './ports';
import { receiptOf } from './receipt';

export interface CaseRunnerPorts {
  readonly cases: CaseStore;
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
  /** From now on nothing more leaves. Settles once whatever is out has settled and is journaled. */
  stop(): Promise<void>;
  isStopped(): boolean;
  /** Forgets what is in hand, and loads it again when it is next needed. That ends a stop. */
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
  let held: HeldCase | null = null;
  let stopped = false;
  /** Settles with everything that is being carried out. */
  let busy: Promise<unknown> = Promise.resolve();

  const decide = (from: Case, event: CaseEvent) =>
    advance(from, event, { now: ports.now(), operationId: ports.newId() });

  /** Follows a request, and those that its answers lead to, to the end. */
  async function carryOut(first: Prepared | null): Promise<void> {
    for (let prepared = first; prepared !== null; ) {
      const { operationId, send } = prepared;
      if (stopped) {
        await serially(() => withdraw(operationId));
        break;
      }
      const sending = send();
      void ports.publish();
      const performed = await sending;
      prepared = await serially(() => settle(operationId, performed));
    }
    await ports.publish();
  }

  /** As {@link carryOut}, and a stop waits for it. */
  function carriedOut(first: Prepared | null): Promise<void> {
    const carrying = carryOut(first);
    busy = Promise.allSettled([busy, carrying]);
    return carrying;
  }

  /** Prepares the request of a decision while it is journaled. Rejects, and changes nothing, when it cannot be journaled. */
  async function begin({ next, request }: Decision, secrets: Secrets): Promise<Prepared | null> {
    if (next.closing && request === null) {
      await conclude(next);
      return null;
    }
    const prepared = prepare({ next, request }, secrets);
    await journal(next, secrets);
    return prepared;
  }

  function prepare({ next, request }: Decision, secrets: Secrets): Prepared | null {
    const operation = running(next);
    if (operation === null || request === null) return null;
    const { environment, way, account } = next;
    const send = ports.prepare({ request, environment, way, account });
    return { operationId: operation.id, send: () => send(secrets) };
  }

  async function journal(current: Case, secrets: Secrets): Promise<void> {
    await ports.cases.save({ current, secrets });
    held = { current, secrets };
    // A stored case can always give its receipt again: at the next change, and before it is cleared.
    await leaveReceipt(current).catch(() => undefined);
  }

  async function settle(operationId: string, performed: Performed): Promise<Prepared | null> {
    if (held === null) return null;
    const { current: before, secrets } = held;
    const decision = decide(before, { type: 'settled', operationId, answer: performed.answer });
    if (decision.next === before) return null;
    await keepToken(performed.secrets);
    // The token must not outlive its use.
    const over = before.hasToken && !decision.next.hasToken;
    return journalAnswer(decision, over ? noSecrets : (performed.secrets ?? secrets));
  }

  /** Keeps a new token before its answer is journaled: should the worker die in between, the next one can still revoke it. */
  async function keepToken(secrets: Secrets | null): Promise<void> {
    if (held === null || secrets === null || secrets.accessToken === held.secrets.accessToken)
      return;
    await ports.cases.save({ ...held, secrets }).catch(() => undefined);
  }

  /** Takes back the entry of a request that a lock kept from leaving. */
  async function withdraw(operationId: string): Promise<void> {
    if (held === null) return;
    const { next } = decide(held.current, { type: 'withdrawn', operationId });
    // Unjournaled, the entry is found without a settlement at the next unlock, which is the careful reading.
    await journal(next, held.secrets).catch(() => undefined);
  }

  /** As {@link begin}, for an answer, which cannot be taken back: unjournaled, it is kept in memory, and no request follows. */
  async function journalAnswer(decision: Decision, secrets: Secrets): Promise<Prepared | null> {
    try {
      return await begin(decision, secrets);
    } catch {
      const problem = failure('not-sent', 'journal-failed');
      let kept = decision.next;
      // None of the requests that would follow may leave. The last of them says so.
      for (let unmade = running(kept); unmade !== null; unmade = running(kept)) {
        kept = decide(kept, { type: 'settled', operationId: unmade.id, answer: unsent }).next;
      }
      const current = { ...kept, closing: false, problem: kept.problem ?? problem };
      held = { current, secrets: current.hasToken ? secrets : noSecrets };
      return null;
    }
  }

  /** A receipt is of a case that stands still, with the answer to its last request in it. */
  async function leaveReceipt(next: Case): Promise<void> {
    const receipt = running(next) === null ? receiptOf(next) : null;
    if (receipt !== null) await ports.receipts.put(receipt);
  }

  /** Removes a case that the agent is done with, once its receipt is kept. */
  async function conclude(next: Case): Promise<void> {
    await leaveReceipt(next);
    await ports.cases.clear();
    held = null;
  }

  /** Takes up what is stored. An operation without a settlement was begun by a worker that is dead. */
  async function load(): Promise<void> {
    const stored = await ports.cases.load();
    // Whatever there is stays where it is until the vault is open.
    stopped = stored === 'locked';
    held = stored === 'locked' ? null : stored;
    if (stored === 'locked') loading = null;
    if (held === null) return;
    const { current, secrets } = held;
    let decision = takeUp(current, secrets.accessToken);
    if (secrets.accessToken === null) {
      decision = { ...decision, next: decide(decision.next, { type: 'token-lost' }).next };
    }
    if (decision.next === current) {
      // The earlier worker may have died, or met a full disk, after storing the case and before its receipt.
      await leaveReceipt(current).catch(() => undefined);
      return;
    }
    void carriedOut(await journalAnswer(decision, secrets));
  }

  function takeUp(stored: Case, accessToken: string | null): Decision {
    const orphan = running(stored);
    if (orphan === null) return decide(stored, { type: 'resumed' });
    const answer = whatBecameOf(orphan, accessToken);
    return decide(stored, { type: 'settled', operationId: orphan.id, answer });
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
    const from = held?.current ?? opened(order, ports);
    if (stopped || from === null || (held?.current.revision ?? 0) !== revision) return 'stale';
    // What was typed for one environment never goes to another.
    if (environment !== undefined && !isAt(from, environment)) return 'stale';
    const intended = decide(from, command);
    if (intended.next === from) return 'stale';
    try {
      const problem = await ports.safeguard(from, command);
      const decision = problem === null ? intended : decide(from, { type: 'stopped', problem });
      return await begin(decision, secretsWith(command, held?.secrets ?? noSecrets));
    } catch {
      return 'storage';
    }
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
    await carriedOut(accepted);
    return 'done';
  }

  /** A case whose caller is not signed in gives way to one in another environment, or at another host. */
  async function giveWay({ environment, revision: seen }: Order): Promise<boolean> {
    const current = held?.current ?? null;
    if (current === null || environment === undefined || seen !== current.revision) return false;
    if (isAt(current, environment) || current.step !== 'identify') return false;
    return endCase({ current: async () => held?.current ?? null, submit });
  }

  return {
    async current() {
      await ready();
      return held?.current ?? null;
    },
    submit,
    stop: async () => {
      stopped = true;
      await busy;
    },
    isStopped: () => stopped,
    forget: () =>
      serially(async () => {
        held = null;
        loading = null;
      }),
  };
}

/** A pasted token is the case's from the first moment. */
function secretsWith(command: Command, secrets: Secrets): Secrets {
  return command.type === 'identify' && command.way === 'token'
    ? { ...noSecrets, accessToken: command.accessToken }
    : secrets;
}

/** What becomes of a request that cannot be journaled. */
const unsent: OperationAnswer = { ok: false, failure: failure('not-sent', 'journal-failed') };

/** Nothing is known of an operation whose worker died, except that a token that was kept was issued. */
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
