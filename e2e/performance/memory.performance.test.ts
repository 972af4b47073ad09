import type { Page } from 'playwright';
import type { SandboxServer } from '../../sandbox/node-server';
import { seedUsers } from '../../sandbox/seeds/users';
import { groundsFor, reachCode, settleIn, tokenOf, unbindCode } from '../support/agent';
import { Desk } from '../support/desk';
import { playwrightDriver } from '../support/playwright-driver';
import { wake } from '../support/wake';
import { Heap } from './heap';
import { expect, test } from './performance';
import type { Figure } from './report';

test.setTimeout(600_000);

/** Relative to the memory in use at first. */
const little = { timesFloor: 1.1 };

/** How many popups are opened at once. */
const atOnce = 5;

/** Three callers in turn, each with the case's outcome. */
const callers: readonly ((desk: Desk, sandbox: SandboxServer) => Promise<string>)[] = [
  async (desk, sandbox) => {
    await reachCode(desk, sandbox, 'alice');
    await desk.unbind(await unbindCode(sandbox, 'alice')());
    return 'unbound';
  },
  async (desk) => {
    await desk.findUser(seedUsers.dave.userId);
    await desk.adminUnbind(groundsFor('dave'));
    return 'unbound';
  },
  async (desk, sandbox) => {
    await desk.signInByToken(await tokenOf(sandbox, 'carol'));
    return 'refused';
  },
];

/** Whole cases, from identifying the caller to the screen for the next one. */
async function serve(desk: Desk, sandbox: SandboxServer, from: number, to: number) {
  for (let turn = from; turn < to; turn += 1) {
    const kind = await callers[turn % callers.length]?.(desk, sandbox);
    expect(await desk.outcome()).toMatchObject({ kind });
    await desk.page.click('new-case');
    await desk.reach('identify');
    await desk.settled();
    // Binds every number again, and allows a new code for each.
    sandbox.sandbox.reset();
  }
}

async function elementsOf(page: Page) {
  const session = await page.context().newCDPSession(page);
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return { nodes, listeners: jsEventListeners };
}

/** What the browser stores for the extension, and its size, alarms and open pages. */
function remainsOf(page: Page): Promise<unknown> {
  return page.evaluate(`(async () => {
    const lengths = async (area) => Object.entries(await area.get(null))
      .map(([key, value]) => [key, JSON.stringify(value).length]);
    return {
      session: await lengths(chrome.storage.session),
      local: await lengths(chrome.storage.local),
      alarms: (await chrome.alarms.getAll()).map(({ name }) => name),
      contexts: (await chrome.runtime.getContexts({})).map(({ contextType }) => contextType),
    };
  })()`);
}

test('a hundred cases and a thousand popups leave nothing in memory', async ({
  desk,
  extension,
  sandbox,
  report,
}) => {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  const address = await extension.address('popup');
  const page = extension.context.pages().find((each) => each.url() === address);
  if (page === undefined) throw new Error('The popup is not open.');
  const heaps = { popup: await Heap.ofPage(page), background: await Heap.ofWorker(extension) };

  const add = (
    what: string,
    unit: Figure['unit'],
    [floor, sample]: readonly [number, number],
    budget?: Figure['budget'],
  ) =>
    report.add({
      what,
      unit,
      samples: [sample],
      floor: [floor],
      ...(budget === undefined ? {} : { budget }),
    });

  const look = async () => ({
    popup: { held: await heaps.popup.held(), ...(await heaps.popup.kept()) },
    background: { held: await heaps.background.held(), ...(await heaps.background.kept()) },
    elements: await elementsOf(page),
  });

  // The last case is one like the first.
  const all = report.turns(100, 4);
  await serve(desk, sandbox, 0, 1);
  const first = await look();
  await serve(desk, sandbox, 1, all);
  const last = await look();

  for (const where of ['popup', 'background'] as const) {
    const after = `${where} after ${all} cases`;
    add(`${after}: what the program keeps`, 'kB', [first[where].kB, last[where].kB], little);
    add(`${after}: objects`, 'objects', [first[where].objects, last[where].objects], little);
    add(`${after}: the whole heap`, 'kB', [first[where].held, last[where].held]);
  }
  for (const unit of ['nodes', 'listeners'] as const) {
    const counts = [first.elements[unit], last.elements[unit]] as const;
    add(`popup after ${all} cases: ${unit} of its document`, unit, counts, little);
  }

  async function openAndClose() {
    const opened = await extension.context.newPage();
    await opened.goto(address);
    await new Desk(playwrightDriver(opened)).reach('card');
    await opened.close();
  }
  async function open(count: number) {
    for (let turn = 0; turn < count; turn += atOnce) {
      await Promise.all(Array.from({ length: atOnce }, openAndClose));
    }
  }
  const lookBehind = async () => {
    // Each page sends one message when idle, and is closed before the answer. This one is answered after all of those.
    await wake(page);
    return {
      remains: await remainsOf(page),
      held: await heaps.background.held(),
      ...(await heaps.background.kept()),
    };
  };

  // A popup has the most to show with a current case.
  await desk.signInByToken(await tokenOf(sandbox, 'alice'));
  await desk.reach('card');
  await desk.settled();
  const [few, many] = [10, report.turns(1_000, 35)];
  await open(few);
  const before = await lookBehind();
  await open(many - few);
  const after = await lookBehind();

  const opened = `background after ${many.toLocaleString('en')} popups`;
  add(`${opened}: what the program keeps`, 'kB', [before.kB, after.kB], little);
  // An opening adds none. This few come and go on their own.
  const objects = [before.objects, after.objects] as const;
  add(`${opened}: objects`, 'objects', objects, { beyondFloor: report.turns(50, 10) });
  add(`${opened}: the whole heap`, 'kB', [before.held, after.held]);

  const missed = report.finish({
    heading: 'Memory',
    how: `Whole cases of three kinds in turn in one popup and one background; then popups that are opened, drawn with an open case and closed,
${atOnce} at a time. The floor is the same after the first case, and after the first ${few} popups, each after garbage collection. *What
the program keeps* is a heap snapshot without compiled code and without what the engine and the browser keep for themselves.`,
    thereafter: `*The whole heap* includes that, and therefore grows while functions are compiled. This is not a leak; it is listed without a budget.
Storage and its size, alarms and open contexts are the same after ${few} popups and after the last.`,
  });
  expect(after.remains).toEqual(before.remains);
  expect(missed).toEqual([]);
});
