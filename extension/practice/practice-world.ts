import * as v from 'valibot';
import { emptyVault, parseVaultContent } from '../../src/environments/vault-content';
import type { Handlers } from '../../src/messaging/protocol';
import { message } from '../../src/platform/catalogue';
import { publishState } from '../../src/platform/publish-state';
import { receiptDatabase } from '../../src/platform/receipt-database';
import { createReceiptStore } from '../../src/platform/receipt-store';
import * as storageKeys from '../../src/platform/storage-keys';
import { storedItem } from '../../src/platform/stored-item';
import { createStores } from '../../src/platform/stores';
import type { PracticeState } from '../../src/practice/callers';
import { createSerial } from '../../src/primitives/serial';
import { done, refuse } from '../background/reply';
import { createServices, now } from '../background/services';
import { drawToolbar } from '../background/toolbar-drawer';
import { offscreen } from '../offscreen/offscreen';
import { createPracticeService } from './practice-service';
import { createPracticeVault } from './practice-vault';
import { parseRound } from './stored-round';

/** There while practice goes on. */
const mode = storedItem(storageKeys.practice, (value) =>
  v.parse(v.object({ callerId: v.string() }), value),
);
const round = storedItem(storageKeys.practiceRound, parseRound);
const content = storedItem(storageKeys.practiceVault, parseVaultContent);

/** What this worker knows of it, which alone begins and ends it. */
let practising: boolean | null = null;

/** Whether practice is what views show. A mode that cannot be read is none. */
export async function isPractising(): Promise<boolean> {
  if (practising !== null) return practising;
  try {
    const found = (await mode.get()) !== null;
    practising ??= found;
    return practising;
  } catch {
    return false;
  }
}

/** The other world: the same desk with a service in this worker. Nothing of it is on disk but masked receipts, until it is left. */
export function createPracticeWorld() {
  const service = createPracticeService(round, now);
  const keys = {
    case: storageKeys.practiceCase,
    damagedCases: storageKeys.practiceDamagedCases,
    secrets: storageKeys.practiceSecrets,
    draft: storageKeys.practiceDraft,
    waitingReceipts: storageKeys.practiceWaitingReceipts,
  };
  const receipts = createReceiptStore(receiptDatabase('practice-receipts'));

  async function practice(): Promise<PracticeState | null> {
    const callerId = (await mode.get().catch(() => null))?.callerId;
    if (callerId === undefined) return null;
    return { callerId, heard: await service.heardBy(callerId).catch(() => null) };
  }

  const services = createServices({
    vault: createPracticeVault(content),
    ...createStores(keys),
    receipts,
    wire: {
      permitted: async () => true,
      permittedAmong: async (hosts) => new Set(await hosts),
      prepare: async () => undefined,
      transport: () => ({
        fetch: (url, init) => service.fetch(url, init),
        online: async () => true,
        timeout: () => new AbortController().signal,
      }),
    },
    check: (...told) => offscreen.ask('checkPractice', ...told),
    keepHosts: async () => undefined,
    practice,
    publishState: async (state) => {
      if (!(await isPractising())) return;
      await publishState(state);
      drawToolbar(state);
    },
  });

  async function forget(): Promise<void> {
    const { cases, secrets, drafts, keeper } = services;
    // A receipt that is being sealed would come back after it.
    await keeper.sealPending().catch(() => undefined);
    await Promise.all([
      cases.clear(),
      secrets.save({ accessToken: null, phone: null, query: null }),
      drafts.clear(),
      content.remove(),
      round.remove(),
      receipts.removeUpTo(Number.MAX_SAFE_INTEGER),
    ]);
    await services.desk.forget();
    offscreen.leave();
  }

  return { services, forget };
}

/** Going there, where that is `allowed`, and back again. `wake` publishes the world that is to be shown; `lockReal` locks what is real. */
export function practiceHandlers(
  forget: () => Promise<void>,
  allowed: () => Promise<boolean>,
  wake: () => Promise<void>,
  lockReal: Handlers['vault.lock'],
): Pick<Handlers, Extract<keyof Handlers, `practice.${string}` | 'vault.lock'>> {
  const serially = createSerial();

  async function leave(): Promise<void> {
    await mode.remove();
    practising = false;
    await forget();
    await wake();
  }

  return {
    // Two clicks begin practice once, and whatever is missing of it is there after the second.
    'practice.enter': () =>
      serially(async () => {
        if (!(await allowed())) return refuse({ code: 'practice-off' });
        if (!(await isPractising())) await forget();
        const label = message('practice', []);
        const { callerId, environment } = await offscreen.ask('practiceBeginning', label);
        const begun = (await content.get().catch(() => null)) !== null;
        if (!begun) await content.set({ ...emptyVault, environments: [environment] });
        await mode.set({ callerId });
        practising = true;
        await wake();
        return done(null);
      }),
    'practice.leave': () =>
      serially(async () => {
        await leave();
        return done(null);
      }),
    // There is nothing to lock in practice: what an agent means is the vault.
    'vault.lock': async (params) => {
      if (await isPractising()) await serially(leave);
      return lockReal(params);
    },
    'practice.call': ({ callerId }) =>
      serially(async () => {
        if (!(await isPractising()) || !(await offscreen.ask('hasCaller', callerId))) {
          return refuse({ code: 'stale' });
        }
        await mode.set({ callerId });
        await wake();
        return done(null);
      }),
  };
}
