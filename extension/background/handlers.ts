import type { Handlers } from '../../src/messaging/protocol';
import { caseFault, caseHandlers } from './case-handlers';
import { environmentHandlers } from './environment-handlers';
import { packHandlers } from './pack-handlers';
import { done, refuse } from './reply';
import type { Services } from './services';
import { vaultHandlers } from './vault-handlers';

/** How many receipts the plain list shows. */
const listedReceipts = 500;

/** Protocol method → use case. */
export function createHandlers(services: Services): Handlers {
  const { vault, publisher, desk, drafts, receipts, refusedMessages } = services;

  /** A case that cannot be read is told of, and does not keep the vault from the agent. */
  async function republish(): Promise<void> {
    try {
      await publisher.publish(await desk.current());
    } catch (error) {
      await publisher.publish(null, caseFault(error) ?? 'storage');
    }
  }

  return {
    ...caseHandlers(services, republish),
    ...environmentHandlers(services, republish),
    ...packHandlers(services, republish),
    ...vaultHandlers(services, republish),

    'app.wake': async () => {
      await republish();
      return done(null);
    },

    'draft.save': async ({ draft }) => {
      await drafts.merge(draft);
      await republish();
      return done(null);
    },

    'receipts.list': async () => {
      if ((await vault.content()) === null) return refuse({ code: 'vault-locked' });
      return done(await receipts.newestFirst(listedReceipts));
    },

    'security.refusedMessages': async () => done(await refusedMessages.read()),
  };
}
