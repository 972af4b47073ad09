import type { Handlers, Reply } from '../../src/messaging/protocol';
import { done, refuse } from './reply';
import type { Services } from './services';
import { usingContent } from './using-vault';

type ReceiptMethod = Extract<keyof Handlers, `receipts.${string}`>;

export function receiptHandlers(
  services: Services,
  republish: () => Promise<void>,
): Pick<Handlers, ReceiptMethod> {
  const { vault, keeper, receipts } = services;

  /** Nothing is told of the history while the vault is locked; what storage refuses is told as such. */
  const whenOpen = <M extends ReceiptMethod>(work: () => Promise<Reply<M>>): Promise<Reply<M>> =>
    usingContent(services, () => work().catch(() => refuse({ code: 'storage' })));

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
        await republish();
        return done(null);
      }),
  };
}
