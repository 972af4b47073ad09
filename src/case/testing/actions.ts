import fc from 'fast-check';
import type { Command } from '../event';
import { commands, sensible } from './click';
import { secretCommands } from './secrets-canary';
import { type Move, moves, type Reply } from './service-model';
import { ports, type StoragePort } from './storage-model';
import type { Death, World } from './world';

/** An event in the life of a case. */
export type Action =
  | {
      readonly does: 'click';
      readonly command: Command | 'sensible';
      readonly changesAgo: number;
      readonly times: number;
      readonly environment: 0 | 1;
    }
  | { readonly does: 'answer'; readonly reply: Reply }
  | { readonly does: 'act late' }
  | { readonly does: 'move account'; readonly move: Move }
  | { readonly does: 'look' }
  | { readonly does: 'kill worker'; readonly death: Death }
  | { readonly does: 'lose secrets' }
  | { readonly does: 'lock' }
  | { readonly does: 'unlock' }
  | { readonly does: 'kill browser' }
  | { readonly does: 'fail storage'; readonly calls: readonly StoragePort[] }
  | { readonly does: 'move clock'; readonly by: number | 'to when the case was opened' };

/** An agent takes about a second per click. */
const thought = 1_000;
const day = 86_400_000;

export async function perform(world: World, action: Action): Promise<void> {
  switch (action.does) {
    case 'click': {
      world.moveClock(thought);
      const { command } = action;
      // What an agent does first at a locked desk.
      if (command === 'sensible' && world.storage.locked) return world.unlock();
      return world.click(command === 'sensible' ? sensible(world.shown()) : command, action);
    }
    case 'answer':
      return world.answer(action.reply);
    case 'act late':
      return world.service.actLate();
    case 'move account':
      return world.moveAccount(action.move);
    case 'look':
      return world.look();
    case 'kill worker':
      return world.killWorker(action.death);
    case 'lose secrets':
      return world.loseSecrets();
    case 'lock':
      return world.lock();
    case 'unlock':
      return world.unlock();
    case 'kill browser':
      return world.killBrowser();
    case 'fail storage':
      return world.failStorage(action.calls);
    case 'move clock':
      if (typeof action.by === 'number') return world.moveClock(action.by);
      return world.turnBackClock(thought);
  }
}

const freshClick = fc.record({
  does: fc.constant('click' as const),
  command: fc.constant('sensible' as const),
  changesAgo: fc.constant(0),
  times: fc.constantFrom(1, 1, 1, 2),
  environment: fc.constantFrom(0, 0, 0, 0, 1) satisfies fc.Arbitrary<0 | 1>,
});

/** The next caller has lost the phone. */
const lostPhone = fc.record({
  does: fc.constant('click' as const),
  command: fc.constant(secretCommands.admin),
  changesAgo: fc.constant(0),
  times: fc.constant(1),
  environment: fc.constant(0 as const),
});

/** The caller names wrong digits. */
const wrongDigits = fc.record({
  does: fc.constant('click' as const),
  command: fc.constant({ type: 'check-last-four', lastFour: '0000' } as const),
  changesAgo: fc.constant(0),
  times: fc.constant(1),
  environment: fc.constant(0 as const),
});

const anyClick = fc.record({
  does: fc.constant('click' as const),
  command: fc.constantFrom(...commands),
  changesAgo: fc.constantFrom(0, 0, 0, 1, 2, 5, 8),
  times: fc.constantFrom(1, 1, 1, 2, 2, 50),
  environment: fc.constantFrom(0, 0, 0, 1) satisfies fc.Arbitrary<0 | 1>,
});

const showing = fc.constantFrom(
  'usual' as const,
  'usual' as const,
  'methods-unknown' as const,
  'no-other-method' as const,
  'phone-hidden' as const,
  'somebody-else' as const,
  'several' as const,
  'protected' as const,
  'protection-hidden' as const,
);

const refusals = [
  'only-login-method',
  'no-phone',
  'user-not-found',
  'server-error',
  'throttled',
  'token-invalid',
  'unbind-refused',
  'update-refused',
  'access-key',
  'wrong-code',
  'wrong-password',
] as const;

const reply: fc.Arbitrary<Reply> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      says: fc.constant('yes' as const),
      acts: fc.constantFrom(true, true, true, true, false),
      showing,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      says: fc.constant('no' as const),
      acts: fc.constantFrom(false, false, true),
      code: fc.constantFrom(...refusals),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      says: fc.constant('nothing' as const),
      acts: fc.constantFrom('now' as const, 'later' as const, 'never' as const),
      code: fc.constantFrom('no-answer' as const, 'timeout' as const, 'unreadable-answer' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      says: fc.constant('unsent' as const),
      code: fc.constantFrom('offline' as const, 'vault-locked' as const),
    }),
  },
);

const storagePorts = ports.filter((port) => port !== 'wire');
const when = fc.constantFrom('before' as const, 'after' as const);

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 18, arbitrary: freshClick },
  { weight: 6, arbitrary: anyClick },
  { weight: 3, arbitrary: lostPhone },
  { weight: 4, arbitrary: wrongDigits },
  { weight: 24, arbitrary: fc.record({ does: fc.constant('answer' as const), reply }) },
  { weight: 2, arbitrary: fc.constant({ does: 'act late' } as const) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('move account' as const),
      move: fc.constantFrom(...moves),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ does: 'look' } as const) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('kill worker' as const),
      death: fc.record({ calls: fc.integer({ min: 0, max: 9 }), when }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ does: 'kill browser' } as const) },
  { weight: 2, arbitrary: fc.constant({ does: 'lose secrets' } as const) },
  { weight: 2, arbitrary: fc.constant({ does: 'lock' } as const) },
  { weight: 8, arbitrary: fc.constant({ does: 'unlock' } as const) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('fail storage' as const),
      calls: fc.array(fc.constantFrom(...storagePorts), { minLength: 1, maxLength: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('move clock' as const),
      by: fc.constantFrom(-day, -thought, 60_000, day, 'to when the case was opened' as const),
    }),
  },
);

/** Enough for two or three cases, with complications. */
export const actions = fc.array(action, { maxLength: 60, size: 'max' });
