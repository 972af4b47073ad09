import { failure } from '../genauth/failure';
import { createSerial } from '../primitives/serial';
import { advance } from './advance';
import { type Case, type CaseEnvironment, openCase, running } from './case';
import type { Decision } from './decision';
import { endCase } from './end-case';
import type { CaseEvent, Command, OperationAnswer } from './event';
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
  /** Publishes the current state to the views. Must not reject. */
  readonly publish: () => Promise<void>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly newId: () => string;
}

/** A command as it comes from a view. */
export interface Order {
  readonly command: Command;
  /** The revision of the case that the view was showing; 0 if it showed none. */
  readonly revision: number;
  /** With a command that may open a case: its environment and its agent. */
  readonly environment?: CaseEnvironment;
  readonly agent?: string;
}

/** `stale`: another click came first, so nothing was done. `storage`: the journal could not be written, so nothing was sent. */
export type Submitted = 'done' | 'stale' | 'storage';

export interface CaseRunner {
  /** The current case. The first call in a worker's life also settles what an earlier worker left unfinished. */
  current(): Promise<Case | null>;
  /** Carries out a command and all operations that follow from it. Resolves once the result is published. */
  submit(order: Order): Promise<Submitted>;
  /**
   * From now on nothing more is sent. Resolves once every pending request has settled and is journaled, and the case is
   * forgotten. A stop during a stop is the same one.
   */
  stop(): Promise<void>;
  isStopped(): boolean;
  /** Forgets the current case, and loads it again when it is next needed. That ends a stop. */
  forget(): Promise<void>;
}

/** A request that is ready to be sent, and its operation. */
interface Prepared {
  readonly operationId: string;
  send(): Promise<Performed>;
}

/** The result of an order: a request to send, nothing to send, or why it was not accepted. */
type Accepted = Prepared | null | Exclude<Submitted, 'done'>;

/**
 * Runs the current case. Events go one at a time through the pure {@link advance}, and each operation goes through the same
 * steps: `prepare → journal → send → settle → publish`. Sending happens outside the queue, so that nothing waits for it.
 */
export function createCaseRunner(ports: CaseRunnerPorts): CaseRunner {
  const serially = createSerial();
  let loading: Promise<void> | null = null;
  let held: HeldCase | null = null;
  let stopped = false;
  let stopping: Promise<void> | null = null;
  /** Settles with everything that is being carried out. */
  let busy: Promise<unknown> = Promise.resolve();

  const decide = (from: Case, event: CaseEvent) =>
    advance(from, event, { now: ports.now(), operationId: ports.newId() });

  /** Sends a request, and then every request that its answer leads to. */
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

  /** Like {@link carryOut}, and a stop waits for it. */
  function carriedOut(first: Prepared | null): Promise<void> {
    const carrying = carryOut(first);
    busy = Promise.allSettled([busy, carrying]);
    return carrying;
  }

  /** Prepares a decision's request and journals the decision. If that fails, rejects and changes nothing. */
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
    // If this fails, the receipt is written at the next change, or before the case is cleared.
    await leaveReceipt(current).catch(() => undefined);
  }

  async function settle(operationId: string, performed: Performed): Promise<Prepared | null> {
    if (held === null) return null;
    const { current: before, secrets } = held;
    const decision = decide(before, { type: 'settled', operationId, answer: performed.answer });
    if (decision.next === before) return null;
    // The token must not outlive its use.
    const over = before.hasToken && !decision.next.hasToken;
    return journalAnswer(decision, over ? noSecrets : (performed.secrets ?? secrets));
  }

  /** Undoes the entry of a request that a lock kept from being sent. */
  async function withdraw(operationId: string): Promise<void> {
    if (held === null) return;
    const { next } = decide(held.current, { type: 'withdrawn', operationId });
    // If this fails, the next unlock finds an operation without a settlement, and assumes that it may have been sent.
    await journal(next, held.secrets).catch(() => undefined);
  }

  /** Like {@link begin}, but an answer cannot be undone: unjournaled, it stays in memory, and nothing more is sent. */
  async function journalAnswer(decision: Decision, secrets: Secrets): Promise<Prepared | null> {
    try {
      return await begin(decision, secrets);
    } catch {
      const problem = failure('not-sent', 'journal-failed');
      let kept = decision.next;
      // None of the requests that would follow may be sent. The last one is reported as the problem.
      for (let unmade = running(kept); unmade !== null; unmade = running(kept)) {
        kept = decide(kept, { type: 'settled', operationId: unmade.id, answer: unsent }).next;
      }
      const current = { ...kept, closing: false, problem: kept.problem ?? problem };
      held = { current, secrets: current.hasToken ? secrets : noSecrets };
      return null;
    }
  }

  /** Only a case without a pending request has a receipt, since it includes the last answer. */
  async function leaveReceipt(next: Case): Promise<void> {
    const receipt = running(next) === null ? receiptOf(next) : null;
    if (receipt !== null) await ports.receipts.put(receipt);
  }

  /** Removes a case that the agent has closed, after its receipt is stored. */
  async function conclude(next: Case): Promise<void> {
    await leaveReceipt(next);
    await ports.cases.clear();
    held = null;
  }

  /** Loads the stored case. A worker that has died started any operation that is not settled. */
  async function load(): Promise<void> {
    const stored = await ports.cases.load();
    stopped = stored === 'locked' || stopping !== null;
    if (stored === 'locked' || stopped) {
      // Whatever there is stays where it is until the vault is open.
      loading = null;
      return;
    }
    held = stored;
    if (held === null) return;
    const { current, secrets } = held;
    let decision = takeUp(current);
    if (secrets.accessToken === null) {
      decision = { ...decision, next: decide(decision.next, { type: 'token-lost' }).next };
    }
    if (decision.next === current) {
      // The earlier worker may have died, or the disk may have been full, before the receipt was stored.
      await leaveReceipt(current).catch(() => undefined);
      return;
    }
    void carriedOut(await journalAnswer(decision, secrets));
  }

  function takeUp(stored: Case): Decision {
    const orphan = running(stored);
    return orphan === null
      ? decide(stored, { type: 'resumed' })
      : decide(stored, { type: 'settled', operationId: orphan.id, answer: interrupted });
  }

  async function ready(): Promise<void> {
    loading ??= serially(load).catch((error: unknown) => {
      loading = null;
      throw error;
    });
    await loading;
  }

  const forget = (): Promise<void> =>
    serially(async () => {
      held = null;
      loading = null;
    });

  /** Decides what a command does to the current case, and begins it. */
  async function accept(order: Order, revision: number): Promise<Accepted> {
    const { command, environment } = order;
    const from = held?.current ?? opened(order, ports);
    // A case that was forgotten may still be on the disk, where another must not replace it.
    if (stopped || loading === null || from === null) return 'stale';
    if ((held?.current.revision ?? 0) !== revision) return 'stale';
    // Input for one environment must never reach another.
    if (environment !== undefined && !isAt(from, environment)) return 'stale';
    const intended = decide(from, command);
    if (intended.next === from) return 'stale';
    try {
      const problem = await ports.safeguard(from, command);
      const decision =
        problem === null ? intended : decide(from, { type: 'stopped', command, problem });
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
      // Another click came first. The view should show its result.
      await ports.publish();
      return accepted;
    }
    await carriedOut(accepted);
    return 'done';
  }

  /** Ends a case without an identified caller if the new order is for another environment or host. */
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
    stop() {
      stopped = true;
      // A command that is being journaled is withdrawn first: it is waited for like a request that is out.
      stopping ??= serially(async () => undefined)
        .then(() => busy)
        .then(forget)
        .finally(() => {
          stopping = null;
        });
      return stopping;
    },
    isStopped: () => stopped,
    forget,
  };
}

/** A pasted token belongs to the case from the start. */
function secretsWith(command: Command, secrets: Secrets): Secrets {
  return command.type === 'identify' && command.way === 'token'
    ? { ...noSecrets, accessToken: command.accessToken }
    : secrets;
}

/** The result of a request whose worker died before it settled. */
const interrupted: OperationAnswer = { ok: false, failure: failure('maybe-sent', 'interrupted') };

/** The result of a request that cannot be journaled. */
const unsent: OperationAnswer = { ok: false, failure: failure('not-sent', 'journal-failed') };

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
