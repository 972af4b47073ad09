import type { CaseRunner } from '../../src/case/case-runner';
import { accountIn, checkedReceipt, environmentNow, isOpen } from '../../src/case/check-receipt';
import { noSecrets, type Prepare } from '../../src/case/ports';
import type { Receipt } from '../../src/case/receipt';
import type { VaultContent } from '../../src/environments/vault-content';
import { type Failure, failure } from '../../src/genauth/failure';
import type { HistoryEntry } from '../../src/history/history';
import type { Keeper } from '../../src/history/keeper';
import type { ReceiptCheck } from '../../src/messaging/protocol';
import { createSerial } from '../../src/primitives/serial';

export interface ReceiptCheckerPorts {
  /** Null while the vault is locked. */
  readonly content: () => Promise<VaultContent | null>;
  readonly keeper: Pick<Keeper, 'get' | 'put' | 'sealPending'>;
  readonly runner: Pick<CaseRunner, 'current' | 'submit'>;
  readonly prepare: Prepare;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly newId: () => string;
}

/** `missing`: there is no such receipt, or its outcome is settled. */
export type CheckReceipt = (seq: number) => Promise<ReceiptCheck | 'missing'>;

/**
 * Looks at the account of an open outcome again, one at a time. It only reads, with the access key: the caller's token
 * is gone once a case is closed. The open case has a journal, so its check goes through the runner.
 * Rejects if the history cannot be read or written.
 */
export function createReceiptChecker(ports: ReceiptCheckerPorts): CheckReceipt {
  const { keeper, runner, now } = ports;
  const serially = createSerial();

  async function check(seq: number): Promise<ReceiptCheck | 'missing'> {
    await keeper.sealPending();
    const entry = await keeper.get(seq);
    if (entry === null || entry.supersededBy !== null) return 'missing';
    const { receipt } = entry;
    if (!isOpen(receipt.outcome)) return 'missing';
    return (await checkInHand(entry)) ?? (await checkClosed(entry));
  }

  /** Null if another case is open, or none. */
  async function checkInHand({ seq, receipt }: HistoryEntry): Promise<ReceiptCheck | null> {
    const current = await runner.current();
    if (current?.id !== receipt.caseId) return null;
    await runner.submit({ command: { type: 'check-again' }, revision: current.revision });
    const checked = await runner.current();
    return {
      seq: await latest(seq),
      outcome: checked?.outcome?.kind ?? receipt.outcome,
      failure: checked?.problem ?? null,
    };
  }

  async function checkClosed({ seq, receipt }: HistoryEntry): Promise<ReceiptCheck> {
    const checked = await look(receipt);
    if ('delivery' in checked) return { seq, outcome: receipt.outcome, failure: checked };
    await keeper.put(checked);
    return { seq: await latest(seq), outcome: checked.outcome, failure: null };
  }

  async function look(receipt: Receipt): Promise<Receipt | Failure> {
    const account = accountIn(receipt);
    if (account === null) return failure('not-sent', 'session-lost');
    const content = await ports.content();
    if (content === null) return failure('not-sent', 'vault-locked');
    const environment = environmentNow(receipt.environment, content.environments);
    if ('delivery' in environment) return environment;
    const startedAt = now();
    const send = ports.prepare({
      request: { kind: 'read-back', byAccessKey: true },
      environment,
      way: receipt.way,
      account,
    });
    const { answer } = await send(noSecrets);
    return checkedReceipt(receipt, { operationId: ports.newId(), startedAt, at: now(), answer });
  }

  /** The entry that now tells the end of an entry's case. */
  async function latest(seq: number): Promise<number> {
    await keeper.sealPending();
    return (await keeper.get(seq))?.supersededBy ?? seq;
  }

  return (seq) => serially(() => check(seq));
}
