import type { Handlers, Reply } from '../../src/messaging/protocol';
import { done, refuse } from '../../src/messaging/reply';
import type { World } from './create-world';
import { usingContent } from './using-vault';

type ReceiptMethod = Extract<keyof Handlers, `receipts.${string}`>;

type Needs = Pick<World, 'vault' | 'keeper' | 'publish'> & {
  readonly receipts: Pick<World['receipts'], 'page' | 'days'>;
};

export function receiptHandlers(world: Needs): Pick<Handlers, ReceiptMethod> {
  const { vault, keeper, receipts } = world;

  /** Returns nothing of the history while the vault is locked. Storage errors become refusals. */
  const whenOpen = <M extends ReceiptMethod>(work: () => Promise<Reply<M>>): Promise<Reply<M>> =>
    usingContent(world, () => work().catch(() => refuse({ code: 'storage' })));

  return {
    'receipts.list': ({ query, before, limit }) =>
      whenOpen(async () => {
        if (before === null) await keeper.sealPending();
        return done(await receipts.page(query, before, limit));
      }),

    'receipts.get': ({ seq }) => whenOpen(async () => done(await keeper.get(seq))),

    'receipts.days': ({ starts }) => whenOpen(async () => done(await receipts.days(starts))),

    'receipts.verify': () =>
      whenOpen(async () => {
        await keeper.sealPending();
        const report = await keeper.verify();
        return report === null ? refuse({ code: 'vault-locked' }) : done(report);
      }),

    'receipts.erase': ({ seq }) =>
      whenOpen(async () =>
        (await keeper.erase(seq)) ? done(null) : refuse({ code: 'receipt-missing' }),
      ),

    'receipts.setRetention': ({ days }) =>
      whenOpen(async () => {
        const changed = await vault.update((content) => ({
          ...content,
          history: { ...content.history, retentionDays: days },
        }));
        if (!changed) return refuse({ code: 'vault-locked' });
        await keeper.sealPending();
        await world.publish();
        return done(null);
      }),
  };
}
