import type { Case } from '../../src/case/case';
import { hostsIn } from '../../src/environments/change-environments';
import type { VaultContent } from '../../src/environments/vault-content';
import type { AppState } from '../../src/messaging/app-state';
import type { Draft } from '../../src/messaging/draft';
import { emptyDraft } from '../../src/messaging/empty-draft';
import { type InHand, present, type Read, type Snapshot } from '../../src/messaging/present';
import type { PolicySource } from '../../src/policy/policy-source';
import type { PracticeState } from '../../src/practice/callers';
import { coalesced } from '../../src/primitives/coalesced';
import type { LostVault } from '../../src/vault/lost-vault';
import { type VaultSession, vaultErrorCode } from '../../src/vault/vault-session';
import { caseFault } from './case-fault';

export interface PublisherPorts {
  readonly vault: Pick<VaultSession<VaultContent>, 'status' | 'content' | 'passkeys'>;
  /** What is left of a vault that is gone; asked only while there is none. */
  readonly lost: () => Promise<LostVault | null>;
  readonly policy: Pick<PolicySource, 'held' | 'beforeDrawing'>;
  readonly currentCase: () => Promise<Case | null>;
  readonly drafts: { load(): Promise<Draft> };
  /** The given hosts that the browser lets the extension access. */
  readonly hostsPermitted: (hosts: Promise<readonly string[]>) => Promise<ReadonlySet<string>>;
  /** Called while the vault is not open, to drop what memory holds besides its key. */
  readonly locked: () => void;
  /** What goes on in practice; null in the real world. */
  readonly practice: () => Promise<PracticeState | null>;
  readonly publishState: (state: AppState) => Promise<void>;
}

/**
 * Publishes the current state to the views. Waiting calls share one publication. Never rejects: if it fails, views keep
 * the previous state.
 */
export function createPublisher(ports: PublisherPorts): () => Promise<void> {
  const publish = coalesced(async () => {
    const state = present(await read(ports));
    if (state.vault.status !== 'unlocked') ports.locked();
    await ports.publishState(state);
  });
  return () => publish().catch(() => undefined);
}

async function read(ports: PublisherPorts): Promise<Snapshot> {
  const reading = readVault(ports.vault.content());
  const hosts = reading.then((content) =>
    content.ok && content.value !== null ? hostsIn(content.value) : [],
  );
  const [content, passkeys, permitted, inHand, practice, draft] = await Promise.all([
    reading,
    ports.vault.passkeys().catch(() => null),
    ports.hostsPermitted(hosts).catch(() => new Set<string>()),
    readCase(ports.currentCase()),
    ports.practice(),
    ports.drafts.load().catch(() => emptyDraft),
    ports.policy.beforeDrawing(),
  ]);
  // Check the lock last, so that nothing from a vault that was locked meanwhile is published.
  const vault = await readVault(ports.vault.status());
  const absent = vault.ok && vault.value.status === 'absent';
  const lost = absent ? await ports.lost().catch(() => null) : null;
  const policy = ports.policy.held();
  return { ...inHand, vault, lost, content, passkeys, policy, permitted, draft, practice };
}

function readVault<T>(reading: Promise<T>): Promise<Read<T>> {
  return reading.then(
    (value) => ({ ok: true, value }),
    (error: unknown) => ({ ok: false, fault: vaultErrorCode(error) }),
  );
}

/** An unreadable case must not block the vault. */
function readCase(reading: Promise<Case | null>): Promise<InHand> {
  return reading.then(
    (current) => ({ current, caseFault: null }),
    (error: unknown) => ({ current: null, caseFault: caseFault(error) ?? 'storage' }),
  );
}
