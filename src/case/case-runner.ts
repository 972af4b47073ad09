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
  /** Forgets the current case, and loads it again when it is next needed. */
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
  let current: Case | null = null;

  const decide = (from: Case, event: CaseEvent) =>
    advance(from, event, { now: ports.now(), operationId: ports.newId() });

  /** Sends a request, and then every request that its answer leads to. */
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

  /** Prepares a decision's request and journals the decision. If that fails, rejects and changes nothing. */
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
    // They are awaited only when the request may be sent.
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
    // If this fails, the receipt is written at the next change, or before the case is cleared.
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
      // If the secret cannot be stored, the answer still counts: the case continues without the token.
      return journalAnswer(withoutToken(decision));
    }
    return journalAnswer(decision);
  }

  /** Like {@link begin}, but an answer cannot be undone: unjournaled, it stays in memory, and nothing more is sent. */
  async function journalAnswer(decision: Decision): Promise<Prepared | null> {
    try {
      return await begin(decision);
    } catch {
      const problem = failure('not-sent', 'journal-failed');
      let kept = decision.next;
      // None of the requests that would follow may be sent. The last one is reported as the problem.
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

  /** Only a case without a pending request has a receipt, since it includes the last answer. */
  async function leaveReceipt(next: Case): Promise<void> {
    const receipt = running(next) === null ? receiptOf(next) : null;
    if (receipt !== null) await ports.receipts.put(receipt);
  }

  /** Removes a case that the agent has closed, after its receipt is stored. */
  async function conclude(next: Case): Promise<void> {
    await leaveReceipt(next);
    await ports.secrets.save(noSecrets);
    await ports.cases.clear();
    current = null;
  }

  /** Loads the stored case. A worker that has died started any operation that is not settled. */
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
      // The earlier worker may have died, or the disk may have been full, before the receipt was stored.
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

  /** Decides what a command does to the current case, and begins it. */
  async function accept(order: Order, revision: number): Promise<Accepted> {
    const { command, environment } = order;
    const from = current ?? opened(order, ports);
    if (from === null || (current?.revision ?? 0) !== revision) return 'stale';
    // Input for one environment must never reach another.
    if (environment !== undefined && !isAt(from, environment)) return 'stale';
    const intended = decide(from, command);
    if (intended.next === from) return 'stale';
    try {
      const problem = await ports.safeguard(from, command);
      await keepPastedToken(command);
      return await begin(
        problem === null ? intended : decide(from, { type: 'stopped', command, problem }),
      );
    } catch {
      if (current?.hasToken !== true) await ports.secrets.save(noSecrets).catch(() => undefined);
      return 'storage';
    }
  }

  /** A pasted token is stored before its first use. */
  async function keepPastedToken(command: Command): Promise<void> {
    if (command.type !== 'identify' || command.way !== 'token') return;
    await ports.secrets.save({ ...noSecrets, accessToken: command.accessToken });
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
    await carryOut(accepted);
    return 'done';
  }

  /** Ends a case without an identified caller if the new order is for another environment or host. */
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

/** The result of a request that cannot be journaled, or whose secrets cannot be read. */
const unsent: Performed = {
  answer: { ok: false, failure: failure('not-sent', 'journal-failed') },
  secrets: noSecrets,
};

/** The result of an operation whose worker died is unknown, unless a stored token proves a sign-in. */
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
