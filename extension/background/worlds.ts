import type { AppState } from '../../src/messaging/app-state';
import { publishState } from '../../src/platform/publish-state';
import type { PolicySource } from '../../src/policy/policy-source';
import type { Practice } from '../practice/practice';
import { createWorld, type World } from './create-world';
import { realParts } from './real-world';
import { drawToolbar } from './toolbar-drawer';

/**
 * The real world and practice mode: two sets of the same parts. One is active: views show it, and commands go to it.
 */
export interface Worlds {
  readonly real: World;
  readonly practice: World;
  active(): Promise<World>;
  /** Whether the active world's vault is open. One that cannot be read is for the handlers to tell of. */
  isOpen(): Promise<boolean>;
  /** If the real vault is open, makes it remember the organization's current policy. */
  heedPolicy(): Promise<void>;
}

export function createWorlds(policy: PolicySource, practice: Practice): Worlds {
  const { isOn } = practice.mode;
  /** Only the active world publishes. */
  const publishing = (inPractice: boolean) => async (state: AppState) => {
    if ((await isOn()) !== inPractice) return;
    await publishState(state);
    drawToolbar(state);
  };
  const parts = realParts(policy);
  const real = createWorld(parts, policy, publishing(false));
  const practiceWorld = createWorld(practice.parts, policy, publishing(true));
  const active = async () => ((await isOn()) ? practiceWorld : real);
  return {
    real,
    practice: practiceWorld,
    active,
    async isOpen() {
      const { vault } = await active();
      return vault.status().then(
        ({ status }) => status === 'unlocked',
        () => true,
      );
    },
    heedPolicy: parts.vault.heed,
  };
}
