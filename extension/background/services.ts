import { type CaseRunner, createCaseRunner } from '../../src/case/case-runner';
import type { CaseStore, SecretStore } from '../../src/case/ports';
import { createPrepare } from '../../src/case/prepare';
import type { Environment } from '../../src/environments/environment';
import type { VaultContent } from '../../src/environments/vault-content';
import type { ServicePhone } from '../../src/genauth/client';
import type { Checkable } from '../../src/genauth/connection-check';
import type { ConnectionReport } from '../../src/genauth/connection-report';
import type { ChainState } from '../../src/history/chain-state';
import type { HistoryStore } from '../../src/history/history-store';
import { createKeeper } from '../../src/history/keeper';
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
import { policyAtHand, readPolicy } from '../../src/platform/managed-policy';
import { refusedMessages } from '../../src/platform/refused-messages';
import { notYetKnown, type Organisation, organisationOf } from '../../src/policy/organisation';
import {
  lockBounds as boundsOf,
  effectiveSafeguards,
  isManagedEnvironment,
} from '../../src/policy/policy';
import type { PracticeState } from '../../src/practice/callers';
import type { LockBounds } from '../../src/vault/lock-limits';
import { secureRandomBytes } from '../../src/vault/random-bytes';
import type { VaultSession } from '../../src/vault/vault-session';
import { createPublisher } from './publisher';
import { createSafeguard } from './safeguard';

/** In what one world differs from another: where it keeps things, and how it reaches a service. */
export interface WorldParts {
  readonly vault: VaultSession<VaultContent>;
  readonly cases: CaseStore & { setAside(): Promise<void> };
  readonly secrets: SecretStore;
  readonly drafts: {
    load(): Promise<Draft>;
    merge(fields: DraftFields): Promise<void>;
    clear(): Promise<void>;
  };
  readonly receipts: HistoryStore;
  readonly waitingReceipts: WaitingReceipts;
  readonly wire: Wire;
  readonly check: (environment: Environment, checkable: Checkable) => Promise<ConnectionReport>;
  /** Gives back the access to every host but these. */
  readonly keepHosts: (hosts: readonly string[]) => Promise<void>;
  readonly practice: () => Promise<PracticeState | null>;
  readonly publishState: (state: AppState) => Promise<void>;
}

export const now = () => Date.now();
const newId = () => crypto.randomUUID();

/** What holds for all that is done. */
export const policy = async () => (await readPolicy()).policy;
/** The same for what is shown, and waited for only where something is bound to come. */
export const policyShown = async () => ((await policyAtHand()) ?? (await readPolicy())).policy;
/** What views are told of it, at once. */
async function organisation(): Promise<Organisation> {
  const read = await policyAtHand();
  return read === null ? notYetKnown : organisationOf(read);
}
export const lockBounds = async (): Promise<LockBounds> => boundsOf(await policy());

/** The background's parts, wired to each other. A worker makes them anew each time it wakes; nothing is read yet. */
export function createServices(parts: WorldParts) {
  const { vault, cases, secrets, drafts, receipts, waitingReceipts, wire } = parts;
  const { practice, publishState } = parts;

  const safeguardsOf = async ({ safeguards }: Environment) =>
    effectiveSafeguards(safeguards, await policy());

  const publisher = createPublisher({
    vault,
    policy: (wanted) => (wanted === 'known' ? policy() : policyShown()),
    organisation,
    drafts,
    hostsPermitted: wire.permittedAmong,
    locked: forgetManagementTokens,
    practice,
    publishState,
  });

  const keeper = createKeeper({
    store: receipts,
    waiting: waitingReceipts,
    state: async () => (await vault.content())?.history ?? null,
    update: (change) =>
      vault.update((content) => ({ ...content, history: change(content.history) })),
    randomBytes: secureRandomBytes,
    now,
  });

  /** A number is of no use without the vault, and the same number always looks the same. */
  async function correlate(phone: ServicePhone, chain: ChainState): Promise<string | null> {
    const keys = chain.correlationKey === '' ? await keeper.keys().catch(() => null) : chain;
    return keys === null ? null : phoneCorrelation(keys.correlationKey, phone);
  }

  const content = () => vault.content();
  const desk: CaseRunner = createCaseRunner({
    cases,
    secrets,
    receipts: keeper,
    prepare: createPrepare(workplaces({ content, safeguardsOf, correlate, wire })),
    safeguard: createSafeguard({
      content,
      safeguardsOf,
      unboundSince: keeper.unboundSince,
      now,
    }),
    publish: () =>
      publisher.publish(async () => ({ current: await desk.current(), caseFault: null })),
    now,
    newId,
  });

  const { keepHosts, check } = parts;
  return {
    cases,
    secrets,
    vault,
    publisher,
    desk,
    drafts,
    keeper,
    receipts,
    refusedMessages,
    lockBounds,
    keepHosts,
    /** Settles once it is known what the organisation has set. */
    policyKnown: policy,
    /** Whether the organisation has set an environment up. */
    fromOrganisation: async (id: string | null) => isManagedEnvironment(await policyShown(), id),
    /** Whether an environment's settings are right. */
    check: async (environment: Environment) =>
      check(environment, await checkable(environment, wire)),
    now,
    newId,
  };
}

export type Services = ReturnType<typeof createServices>;
