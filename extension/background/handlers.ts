import type { RefusedMessages, WorldHandlers } from '../../src/messaging/protocol';
import { done } from '../../src/messaging/reply';
import { caseHandlers } from './case-handlers';
import type { World } from './create-world';
import { environmentHandlers } from './environment-handlers';
import { type Packer, packHandlers } from './pack-handlers';
import { passkeyHandlers } from './passkey-handlers';
import { receiptHandlers } from './receipt-handlers';
import { vaultHandlers } from './vault-handlers';

export interface HandlerPorts {
  readonly packer: Packer;
  readonly refusedMessages: { read(): Promise<RefusedMessages> };
}

/** Protocol method → its handler in a world. */
export function createHandlers(
  world: World,
  { packer, refusedMessages }: HandlerPorts,
): WorldHandlers {
  return {
    ...caseHandlers(world),
    ...environmentHandlers(world),
    ...packHandlers(world, packer),
    ...receiptHandlers(world),
    ...vaultHandlers(world),
    ...passkeyHandlers(world),

    'app.wake': async () => {
      await world.publish();
      await world.keeper.sealPending().catch(() => undefined);
      return done(null);
    },

    'draft.save': async ({ draft }) => {
      await world.drafts.merge(draft);
      await world.publish();
      return done(null);
    },

    'security.refusedMessages': async () => done(await refusedMessages.read()),
  };
}
