import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from './event';
import { type Action, perform } from './testing/actions';
import { secretCommands } from './testing/secrets-canary';
import { type Reply, type Showing, truthfully } from './testing/service-model';
import type { StoragePort } from './testing/storage-model';
import { World } from './testing/world';

/** Minimal sequences that once broke an invariant. The random survey may not find them again. */
const click = (command: Command | 'sensible', more: Partial<ClickAction> = {}): Action => ({
  does: 'click',
  command,
  changesAgo: 0,
  times: 1,
  environment: 0,
  ...more,
});
type ClickAction = Extract<Action, { does: 'click' }>;

const next = click('sensible');
const answer = (reply: Reply): Action => ({ does: 'answer', reply });
const yes = answer(truthfully);
const shows = (showing: Showing): Action => answer({ says: 'yes', acts: true, showing });
const no = (code: Extract<Reply, { says: 'no' }>['code'], acts = false): Action =>
  answer({ says: 'no', acts, code });
const lost = answer({ says: 'nothing', acts: 'never', code: 'no-answer' });
const fails = (...calls: StoragePort[]): Action => ({ does: 'fail storage', calls });
const workerDies: Action = { does: 'kill worker', death: { calls: 0, when: 'before' } };
const browserDies: Action = { does: 'kill browser' };
const unlocks: Action = { does: 'unlock' };
const locks: Action = { does: 'lock' };
const look: Action = { does: 'look' };

const toCard = [next, yes, yes];
const toCode = [...toCard, next, yes, yes];
const unbinding = [...toCode, next];

const sequences: Record<string, readonly Action[]> = {
  'an old click for another environment does not push a newer state aside': [
    next,
    lost,
    click(secretCommands.smsCode, { changesAgo: 1, environment: 1 }),
  ],
  'a case that cannot be read by the worker that takes it up is not thrown away': [
    ...unbinding,
    workerDies,
    fails('cases.load', 'cases.load'),
    look,
    look,
  ],
  'a new sign-in that finds the number gone does not call the unbinding refused': [
    ...unbinding,
    no('token-invalid', true),
    next,
    yes,
    yes,
  ],
  'an account that is protected meanwhile does not call the unbinding refused': [
    ...unbinding,
    no('token-invalid', true),
    next,
    shows('protected'),
  ],
  'a receipt that could not be put is made up for': [
    ...toCard,
    click({ type: 'abandon' }),
    fails('receipts.put', 'receipts.put', 'receipts.put'),
    yes,
    yes,
  ],
  'a refusal that cannot be journaled does not leave a revocation out for ever': [
    ...unbinding,
    fails('cases.save'),
    no('only-login-method'),
  ],
  'an outcome that was never journaled is not clicked on in the next life of the worker': [
    next,
    fails('cases.save'),
    no('wrong-password'),
    workerDies,
    click('sensible'),
  ],
  'a case that is closed is not mistaken for the next when the clock goes back': [
    next,
    no('wrong-password'),
    click({ type: 'abandon' }),
    click({ type: 'close' }),
    { does: 'move clock', by: 'to when the case was opened' },
    next,
    no('wrong-password'),
    click({ type: 'abandon' }, { changesAgo: 4 }),
  ],
  'a case that a lock made the worker forget is not replaced where it cannot be read again': [
    click('sensible', { environment: 1 }),
    yes,
    workerDies,
    click(secretCommands.smsCode),
    click(secretCommands.smsCode),
    locks,
    fails('cases.load'),
    no('only-login-method'),
  ],
  'two locks during one request do not forget a case that goes on between them': [
    next,
    lost,
    next,
    locks,
    locks,
    unlocks,
    shows('no-other-method'),
  ],
  'a code that went to somebody else is not taken for this caller’s': [
    ...toCode,
    browserDies,
    unlocks,
    next,
    yes,
    shows('somebody-else'),
    next,
    yes,
    next,
    yes,
    yes,
  ],
};

const thrown: unknown[] = [];
const onThrown = (reason: unknown) => thrown.push(reason);
beforeAll(() => {
  process.on('unhandledRejection', onThrown);
});
afterAll(() => {
  process.off('unhandledRejection', onThrown);
});

describe('a case runner, in a sequence that once broke it', () => {
  it.each(Object.entries(sequences))('%s', async (_, sequence) => {
    const world = new World();
    for (const action of sequence) await perform(world, action);
    await world.comeToRest();
    expect(world.watch.violations).toEqual([]);
    expect(thrown.splice(0)).toEqual([]);
  });
});
