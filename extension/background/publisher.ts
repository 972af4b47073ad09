import type { Case } from '../../src/case/case';
import { unverified, veiled } from '../../src/case/veil';
import { type Environment, summarize } from '../../src/environments/environment';
import type { VaultContent } from '../../src/environments/vault-content';
import type {
  AppState,
  CaseFault,
  PublishedEnvironment,
  VaultState,
} from '../../src/messaging/app-state';
import type { Draft } from '../../src/messaging/draft';
import { emptyDraft } from '../../src/messaging/empty-draft';
import { hiddenState } from '../../src/messaging/hidden-state';
import type { Organisation } from '../../src/policy/organisation';
import {
  effectiveSafeguards,
  isManagedEnvironment,
  lockBounds,
  type Policy,
} from '../../src/policy/policy';
import type { PracticeState } from '../../src/practice/callers';
import { createSerial } from '../../src/primitives/serial';
import { unusual, whole } from '../../src/safeguards/default-safeguards';
import { narrowed } from '../../src/vault/lock-limits';
import { type VaultSession, vaultErrorCode } from '../../src/vault/vault-session';

export interface PublisherPorts {
  readonly vault: Pick<VaultSession<VaultContent>, 'status' | 'content'>;
  /** What holds; `at-hand` where it is only shown, and need not be waited for. */
  readonly policy: (wanted: 'known' | 'at-hand') => Promise<Policy>;
  readonly organisation: () => Promise<Organisation>;
  readonly drafts: { load(): Promise<Draft> };
  /** Those of some hosts that the browser lets the extension talk to. */
  readonly hostsPermitted: (hosts: Promise<readonly string[]>) => Promise<ReadonlySet<string>>;
  /** What is kept in memory beside the vault's key goes with it. */
  readonly locked: () => void;
  /** What goes on in practice; null in what is real. */
  readonly practice: () => Promise<PracticeState | null>;
  readonly publishState: (state: AppState) => Promise<void>;
}

/** The case in hand, or why it cannot be shown. */
export interface InHand {
  readonly current: Case | null;
  readonly caseFault: CaseFault | null;
}

export interface Publisher {
  /**
   * Gathers what the views may see, and publishes it. The case is asked for when its turn comes, so that none is shown after a
   * newer one. Never rejects: what was published before then stands.
   */
  publish(inHand: () => Promise<InHand>): Promise<void>;
}

export function createPublisher(ports: PublisherPorts): Publisher {
  const serially = createSerial();

  async function gather(inHand: () => Promise<InHand>): Promise<AppState> {
    const reading = ports.vault.content().then(
      (content) => ({ content }),
      (error: unknown) => ({ error, content: null }),
    );
    const hosts = reading.then(({ content }) => content?.environments.flatMap(hostsOf) ?? []);
    const permitting = ports.hostsPermitted(hosts).catch(() => noHosts);
    const [{ current, caseFault }, practice, draft, organisation] = await Promise.all([
      inHand(),
      ports.practice(),
      ports.drafts.load().catch(() => emptyDraft),
      ports.organisation(),
    ]);
    const hidden = { ...hiddenState, practice, organisation };
    try {
      // Last of all: of what was locked meanwhile nothing is shown, whichever of the two hears of it.
      const status = await ports.vault.status();
      if (status.status !== 'unlocked') {
        ports.locked();
        return { vault: status, ...hidden };
      }
      const read = await reading;
      if ('error' in read) throw read.error;
      const { content } = read;
      if (content === null) return { vault: { status: 'locked' }, ...hidden };
      const permitted = await permitting;
      // Whether a case is veiled is not guessed.
      const unveiling = current !== null && unverified(current);
      const policy = await ports.policy(unveiling ? 'known' : 'at-hand');
      const bounds = lockBounds(policy);
      const vault = { ...status, bounds, managed: narrowed(bounds) };
      const environments = content.environments.map((each) => published(each, permitted, policy));
      const { agent, history } = content;
      const { retentionDays } = history;
      return {
        practice,
        organisation,
        vault,
        environments,
        agent,
        retentionDays,
        ...shown(current, environments),
        caseFault,
        draft,
      };
    } catch (error) {
      return { vault: brokenBy(error), ...hidden };
    }
  }

  return {
    publish: (inHand) =>
      serially(async () => ports.publishState(await gather(inHand))).catch(() => undefined),
  };
}

const noHosts: ReadonlySet<string> = new Set();

const hostsOf = ({ appHost, managementHost }: Environment): readonly string[] =>
  managementHost === '' ? [appHost] : [appHost, managementHost];

function published(
  environment: Environment,
  permitted: ReadonlySet<string>,
  policy: Policy,
): PublishedEnvironment {
  const { appHost, managementHost, safeguards } = environment;
  return {
    ...summarize(environment),
    safeguards: unusual(effectiveSafeguards(safeguards, policy)),
    permitted: permitted.has(appHost),
    managementPermitted: managementHost === '' || permitted.has(managementHost),
    fromOrganisation: isManagedEnvironment(policy, environment.id),
  };
}

/** The case as it may be seen. One whose environment is gone is veiled: nobody knows what holds for it. */
function shown(
  current: Case | null,
  environments: readonly PublishedEnvironment[],
): Pick<AppState, 'case' | 'veiled'> {
  if (current === null || !unverified(current)) return { case: current, veiled: false };
  const environment = environments.find(({ id }) => id === current.environment.id);
  const first = environment === undefined || whole(environment.safeguards).verificationFirst;
  return first ? { case: veiled(current), veiled: true } : { case: current, veiled: false };
}

function brokenBy(error: unknown): VaultState {
  const code = vaultErrorCode(error);
  // A key that no longer opens the record (it was replaced meanwhile) is of no use: the agent unlocks again.
  if (code === 'wrong-passphrase') return { status: 'locked' };
  return { status: 'broken', fault: code ?? 'storage' };
}
