import { selectionClue } from '../../src/clues/selection-clue';
import type { Method } from '../../src/messaging/protocol';
import { onboards } from '../../src/policy/policy';
import type { PolicySource } from '../../src/policy/policy-source';
import type { World } from './create-world';
import type { PracticeHandlers } from './practice-handlers';

type ReactingWorld = Pick<World, 'publish' | 'lock'> & {
  readonly vault: Pick<World['vault'], 'status' | 'touch'>;
  readonly drafts: Pick<World['drafts'], 'merge'>;
  readonly keeper: Pick<World['keeper'], 'sealPending'>;
};

export interface ReactionPorts {
  readonly worlds: {
    readonly real: ReactingWorld;
    active(): Promise<ReactingWorld>;
    heedPolicy(): Promise<void>;
  };
  readonly policy: Pick<PolicySource, 'ask' | 'current' | 'firstAnswer'>;
  readonly practice: Pick<PracticeHandlers, 'heedPolicy'>;
  /** Opens the page with the first steps. */
  readonly openWelcome: () => Promise<void>;
}

/** Reactions to browser events. None of them rejects. */
export function createReactions({ worlds, policy, practice, openWelcome }: ReactionPorts) {
  const { real } = worlds;
  const quietly =
    <A extends unknown[]>(react: (...given: A) => Promise<void>) =>
    (...given: A): Promise<void> =>
      react(...given).catch(() => undefined);

  /** Always for the real world, whichever is active: its deadline does not wait for practice mode to end. */
  const wake = quietly(async () => {
    policy.ask();
    await real.publish();
    await real.keeper.sealPending();
  });

  return {
    wake,
    lock: quietly(async () => {
      await real.lock();
    }),
    /**
     * An opened or open window is not an activity of the agent and does not keep the vault open. Neither does practice
     * mode.
     */
    commanded: quietly(async (method: Method) => {
      policy.ask();
      if (method !== 'app.wake' && (await worlds.active()) === real) await real.vault.touch();
    }),
    policyChanged: quietly(async () => {
      await practice.heedPolicy().catch(() => undefined);
      await worlds.heedPolicy().catch(() => undefined);
      await (await worlds.active()).publish();
    }),
    /** A selection from a page is kept in the draft until a case can be opened with it. */
    selected: quietly(async (selection: string) => {
      const clue = selectionClue(selection);
      if (clue === '') return;
      const world = await worlds.active();
      await world.drafts.merge({ clue });
      await world.publish();
    }),
    /** No welcome if the organization has set something up or there is a vault already. */
    installed: quietly(async () => {
      await policy.firstAnswer();
      if (!onboards(await policy.current())) return;
      if ((await real.vault.status()).status === 'absent') await openWelcome();
    }),
  };
}
