import type { Case } from '../../src/case/case';
import { createSerial } from '../../src/concurrency/serial';
import { summarize } from '../../src/environments/environment';
import type { VaultContent } from '../../src/environments/vault-content';
import type {
  AppState,
  CaseFault,
  PublishedEnvironment,
  VaultState,
} from '../../src/messaging/app-state';
import type { Draft } from '../../src/messaging/draft';
import { emptyDraft } from '../../src/messaging/empty-draft';
import { type LockBounds, narrowed } from '../../src/vault/lock-limits';
import { type VaultSession, vaultErrorCode } from '../../src/vault/vault-session';

export interface PublisherPorts {
  readonly vault: VaultSession<VaultContent>;
  readonly lockBounds: () => Promise<LockBounds>;
  readonly drafts: { load(): Promise<Draft> };
  readonly hostPermitted: (appHost: string) => Promise<boolean>;
  readonly publishState: (state: AppState) => Promise<void>;
}

export interface Publisher {
  /** Gathers what the views may see, and publishes it. Never rejects: what was published before then stands. */
  publish(current: Case | null, caseFault?: CaseFault | null): Promise<void>;
}

export function createPublisher(ports: PublisherPorts): Publisher {
  const serially = createSerial();

  async function gather(current: Case | null, caseFault: CaseFault | null): Promise<AppState> {
    const draft = await ports.drafts.load().catch(() => emptyDraft);
    const hidden = { environments: [], case: null, caseFault: null, draft: emptyDraft };
    try {
      const status = await ports.vault.status();
      if (status.status !== 'unlocked') return { vault: status, ...hidden };
      const content = await ports.vault.content();
      if (content === null) return { vault: { status: 'locked' }, ...hidden };
      const bounds = await ports.lockBounds();
      const vault = { ...status, bounds, managed: narrowed(bounds) };
      const environments = await Promise.all(content.environments.map(published));
      return { vault, environments, case: current, caseFault, draft };
    } catch (error) {
      return { vault: brokenBy(error), ...hidden };
    }
  }

  async function published(
    environment: VaultContent['environments'][number],
  ): Promise<PublishedEnvironment> {
    const permitted = await ports.hostPermitted(environment.appHost).catch(() => false);
    return { ...summarize(environment), permitted };
  }

  return {
    publish: (current, caseFault = null) =>
      serially(async () => ports.publishState(await gather(current, caseFault))).catch(
        () => undefined,
      ),
  };
}

function brokenBy(error: unknown): VaultState {
  const code = vaultErrorCode(error);
  // A key that no longer opens the record (it was replaced meanwhile) is of no use: the agent unlocks again.
  if (code === 'wrong-passphrase') return { status: 'locked' };
  return { status: 'broken', fault: code ?? 'storage' };
}
