import type { WorldHandlers } from '../../src/messaging/protocol';
import { caseFault, caseHandlers } from './case-handlers';
import { environmentHandlers } from './environment-handlers';
import { packHandlers } from './pack-handlers';
import { receiptHandlers } from './receipt-handlers';
import { done } from './reply';
import type { Services } from './services';
import { vaultHandlers } from './vault-handlers';

/** Protocol method → use case. */
export function createHandlers(services: Services): WorldHandlers {
  const { publisher, desk, drafts, keeper, refusedMessages } = services;

  /** A case that cannot be read is told of, and does not keep the vault from the agent. */
  const republish = () =>
    publisher.publish(async () => {
      try {
        return { current: await desk.current(), caseFault: null };
      } catch (error) {
        return { current: null, caseFault: caseFault(error) ?? 'storage' };
      }
    });

  return {
    ...caseHandlers(services, republish),
    ...environmentHandlers(services, republish),
    ...packHandlers(services, republish),
    ...receiptHandlers(services, republish),
    ...vaultHandlers(services, republish),

    'app.wake': async () => {
      await republish();
      await keeper.sealPending().catch(() => undefined);
      return done(null);
    },

    'draft.save': async ({ draft }) => {
      await drafts.merge(draft);
      await republish();
      return done(null);
    },

    'security.refusedMessages': async () => done(await refusedMessages.read()),
  };
}
