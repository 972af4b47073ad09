import { type CaseRunner, createCaseRunner } from '../../src/case/case-runner';
import { createPrepare } from '../../src/case/prepare';
import type { Environment } from '../../src/environments/environment';
import type { VaultContent } from '../../src/environments/vault-content';
import type { ServicePhone } from '../../src/genauth/client';
import type { Checkable } from '../../src/genauth/connection-check';
import type { ConnectionReport } from '../../src/genauth/connection-report';
import { failure, GenAuthError } from '../../src/genauth/failure';
import type { ChainState } from '../../src/history/chain-state';
import type { HistoryStore } from '../../src/history/history-store';
import { createKeeper, type Keeper } from '../../src/history/keeper';
import { phoneCorrelation } from '../../src/history/phone-correlation';
import type { WaitingReceipts } from '../../src/history/waiting-receipts';
import type { AppState } from '../../src/messaging/app-state';
import type { Draft, DraftFields } from '../../src/messaging/draft';
import {
  checkable,
  forgetManagementTokens,
  type Wire,
  workplaces,
} from '../../src/platform/genauth-clients';
import type { SealedCaseStore } from '../../src/platform/sealed-case-store';
import { keptDays } from '../../src/policy/audit-rules';
import { effectiveSafeguards } from '../../src/policy/policy';
import type { PolicySource } from '../../src/policy/policy-source';
import type { PracticeState } from '../../src/practice/callers';
import type { LostVault } from '../../src/vault/lost-vault';
import type { Ownership } from '../../src/vault/ownership';
import type { Judgement } from '../../src/vault/passphrase-strength';
import { secureRandomBytes } from '../../src/vault/random-bytes';
import type { VaultSession } from '../../src/vault/vault-session';
import { createPublisher } from './publisher';
import { type CheckReceipt, createReceiptChecker } from './receipt-checker';
import { createSafeguard } from './safeguard';

/** What differs between worlds: storage, and the connection to a service. */
export interface WorldParts {
  readonly vault: VaultSession<VaultContent>;
  readonly ownership: Ownership;
  /** What is left of a vault that is gone. */
  readonly lost: () => Promise<LostVault | null>;
  readonly cases: SealedCaseStore;
  readonly drafts: {
    load(): Promise<Draft>;
    merge(fields: DraftFields): Promise<void>;
    clear(): Promise<void>;
  };
  readonly receipts: HistoryStore;
  readonly waitingReceipts: WaitingReceipts;
  readonly wire: Wire;
  readonly check: (environment: Environment, checkable: Checkable) => Promise<ConnectionReport>;
  readonly judgePassphrase: (passphrase: string) => Promise<Judgement>;
  /** Removes the access to all hosts except these. */
  readonly keepHosts: (hosts: readonly string[]) => Promise<void>;
  readonly practice: () => Promise<PracticeState | null>;
}

/** Everything that commands need, in one world. */
export interface World
  extends Pick<
    WorldParts,
    'vault' | 'ownership' | 'cases' | 'drafts' | 'keepHosts' | 'judgePassphrase'
  > {
  readonly receipts: Pick<HistoryStore, 'days'>;
  readonly runner: CaseRunner;
  readonly keeper: Keeper;
  readonly policy: PolicySource;
  /** Publishes the current state to the views. Never rejects. */
  readonly publish: () => Promise<void>;
  /** Locks the vault. Nothing more is sent. Pending requests settle and are journaled, then the case is forgotten. */
  readonly lock: () => Promise<void>;
  readonly checkReceipt: CheckReceipt;
  /** Whether an environment's settings are right. */
  readonly check: (environment: Environment) => Promise<ConnectionReport>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly newId: () => string;
}

const now = () => Date.now();
const newId = () => crypto.randomUUID();

/** Creates and connects a world's parts. Every worker does so at its start. Reads nothing yet. */
export function createWorld(
  parts: WorldParts,
  policy: PolicySource,
  publishState: (state: AppState) => Promise<void>,
): World {
  const { vault, cases, drafts, receipts, wire, keepHosts, practice } = parts;
  const content = () => vault.content();

  const safeguardsOf = async ({ safeguards }: Environment) =>
    effectiveSafeguards(safeguards, await policy.current());

  const publish = createPublisher({
    vault,
    lost: parts.lost,
    policy,
    currentCase: () => runner.current(),
    drafts,
    hostsPermitted: wire.permittedAmong,
    locked: () => void forgetOnceSettled(runner.stop()).catch(() => undefined),
    practice,
    publishState,
  });

  const keeper = createKeeper({
    store: receipts,
    waiting: parts.waitingReceipts,
    state: async () => {
      const history = (await vault.content())?.history ?? null;
      if (history === null) return null;
      return { ...history, retentionDays: keptDays(policy.held(), history.retentionDays) };
    },
    update: (change) => vault.update((latest) => ({ ...latest, history: change(latest.history) })),
    keysFor: (purpose) => vault.keys(purpose),
    randomBytes: secureRandomBytes,
    now,
  });

  /** Equal for equal numbers, and useless without the vault. */
  async function correlate(phone: ServicePhone, chain: ChainState): Promise<string | null> {
    const keys = chain.correlationKey === '' ? await keeper.keys().catch(() => null) : chain;
    return keys === null ? null : phoneCorrelation(keys.correlationKey, phone);
  }

  /** The network, while the vault is open: after a lock, not even an operation that has begun sends its next request. */
  const openWire: Wire = {
    ...wire,
    transport: (host) => {
      const ports = wire.transport(host);
      return {
        ...ports,
        fetch: (url, init) => {
          if (runner.isStopped()) throw new GenAuthError(failure('not-sent', 'vault-locked'));
          return ports.fetch(url, init);
        },
      };
    },
  };

  async function forgetOnceSettled(stopped: Promise<void>): Promise<void> {
    forgetManagementTokens();
    await stopped;
    cases.forgetKey();
    // If the agent unlocked it before everything had settled, the case continues now.
    if ((await vault.status()).status === 'unlocked') await publish();
  }

  const { unboundSince } = keeper;
  const prepare = createPrepare(workplaces({ content, safeguardsOf, correlate, wire: openWire }));
  const runner: CaseRunner = createCaseRunner({
    cases,
    receipts: keeper,
    prepare,
    safeguard: createSafeguard({ content, safeguardsOf, unboundSince, now }),
    publish,
    now,
    newId,
  });

  return {
    vault,
    ownership: parts.ownership,
    cases,
    drafts,
    receipts,
    keepHosts,
    judgePassphrase: parts.judgePassphrase,
    runner,
    keeper,
    policy,
    publish,
    async lock() {
      const stopped = runner.stop();
      await vault.lock();
      void forgetOnceSettled(stopped).catch(() => undefined);
      await publish();
    },
    checkReceipt: createReceiptChecker({ content, keeper, runner, prepare, now, newId }),
    check: async (environment) => parts.check(environment, await checkable(environment, wire)),
    now,
    newId,
  };
}
