import type { OutcomeKind } from '../../src/case/case';
import { openOutcomes } from '../../src/case/check-receipt';
import type { VaultContent } from '../../src/environments/vault-content';
import type { HistoryEntry, HistoryQuery } from '../../src/history/history';
import type { Handlers, Reply } from '../../src/messaging/protocol';
import { done, refuse } from '../../src/messaging/reply';
import { erasingAllowed, retentionBounds, retentionIn } from '../../src/policy/audit-rules';
import type { World } from './create-world';
import { usingContent } from './using-vault';
import { veiledReceipts } from './veiled-receipts';
import { whyUnproved } from './why-unproved';

/** How many open outcomes of each kind the desk lists. */
export const TO_CHECK_MAX = 25;

const everything: HistoryQuery = {
  text: '',
  outcome: null,
  route: null,
  environmentId: null,
  from: null,
  to: null,
};

type ReceiptMethod = Extract<keyof Handlers, `receipts.${string}`>;

type Needs = Pick<
  World,
  'vault' | 'ownership' | 'keeper' | 'policy' | 'publish' | 'receipts' | 'checkReceipt'
>;

export function receiptHandlers(world: Needs): Pick<Handlers, ReceiptMethod> {
  const { vault, keeper, policy, receipts } = world;

  /** Nothing is told of the history while the vault is locked. Errors of its storage become refusals. */
  const whenOpen = <M extends ReceiptMethod>(
    work: (content: VaultContent) => Promise<Reply<M>>,
  ): Promise<Reply<M>> =>
    usingContent(world, (content) => work(content).catch(() => refuse({ code: 'storage' })));

  /** The newest: a desk that has many more has other worries, and the history lists them all. */
  async function newestWith(outcome: OutcomeKind): Promise<readonly HistoryEntry[]> {
    const { entries } = await keeper.page({ ...everything, outcome }, null, TO_CHECK_MAX);
    return entries;
  }

  return {
    'receipts.list': ({ query, before, limit }) =>
      whenOpen(async (content) => {
        if (before === null) await keeper.sealPending();
        const { page } = veiledReceipts(content, policy);
        return done(await page((...asked) => keeper.page(...asked), query, before, limit));
      }),

    'receipts.toCheck': () =>
      whenOpen(async (content) => {
        await keeper.sealPending();
        const { veiled } = veiledReceipts(content, policy);
        const lists = await Promise.all(openOutcomes.map((outcome) => newestWith(outcome)));
        const entries = lists.flat().sort((one, other) => other.seq - one.seq);
        return done(entries.map(veiled));
      }),

    'receipts.check': ({ seq }) =>
      whenOpen(async () => {
        const checked = await world.checkReceipt(seq);
        if (checked === 'missing') return refuse({ code: 'receipt-missing' });
        await world.publish();
        return done(checked);
      }),

    'receipts.get': ({ seq }) =>
      whenOpen(async (content) => {
        const entry = await keeper.get(seq);
        return done(entry && veiledReceipts(content, policy).veiled(entry));
      }),

    'receipts.days': ({ starts }) => whenOpen(async () => done(await receipts.days(starts))),

    'receipts.verify': () =>
      whenOpen(async () => {
        await keeper.sealPending();
        const report = await keeper.verify();
        return report === null ? refuse({ code: 'vault-locked' }) : done(report);
      }),

    'receipts.erase': ({ seq, proof }) =>
      whenOpen(async () => {
        if (!erasingAllowed(await policy.current())) return refuse({ code: 'erasing-off' });
        const unproved = await whyUnproved(world, proof);
        if (unproved !== null) return refuse(unproved);
        return (await keeper.erase(seq)) ? done(null) : refuse({ code: 'receipt-missing' });
      }),

    'receipts.setRetention': ({ days, proof }) =>
      whenOpen(async ({ history }) => {
        const current = await policy.current();
        const { min, max } = retentionBounds(current);
        if (days < min || days > max) return refuse({ code: 'retention-out-of-bounds' });
        if (days < retentionIn(current, history.retentionDays)) {
          const unproved = await whyUnproved(world, proof);
          if (unproved !== null) return refuse(unproved);
        }
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
