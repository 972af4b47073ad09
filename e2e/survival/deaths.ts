import { expect } from 'playwright/test';
import { passphrase } from '../support/agent';
import type { Cell } from './cell';
import type { Fate } from './fate';
import type { Point } from './points';
import { look } from './sight';
import { type TrappedCommand, trapCommand, trapRequest, trapStorage } from './traps';
import { paths } from './wire';

export interface Death {
  readonly name: string;
  readonly fate: Fate;
  /** How many requests arrive of an operation that leaves at most once. */
  readonly requests: 0 | 1;
  /** Presses the point's button and causes the failure. Afterwards the cell's window can be read. */
  readonly strike: (cell: Cell, point: Point) => Promise<void>;
}

/** Everything that may happen to one request. */
export const deaths: readonly Death[] = [
  {
    name: 'the button is hit twice',
    fate: 'answered',
    requests: 1,
    strike: async (cell, { button }) => {
      cell.account(button);
      await cell.window.getByTestId(button).first().dblclick();
    },
  },
  {
    name: 'a second window acts while it is out',
    fate: 'answered',
    requests: 1,
    strike: async (cell, point) => {
      const late = await clickElsewhere(cell, point);
      await pressAndHold(cell, point, 'before');
      expect(await late.release(), secondIsStale).toBe('stale');
      cell.sandbox.release();
    },
  },
  {
    name: 'the click of a second window comes late',
    fate: 'answered',
    requests: 1,
    strike: async (cell, point) => {
      const late = await clickElsewhere(cell, point);
      const { case: before } = await look(cell.window);
      await cell.press(point.button);
      const done = before?.operations.length ?? 0;
      await cell.rest('the first click comes to an end', ({ case: current }) =>
        current === null ? before !== null : current.operations.length > done,
      );
      expect(await late.release(), secondIsStale).toBe('stale');
    },
  },
  {
    name: 'the popup closes while it is out',
    fate: 'answered',
    requests: 1,
    strike: async (cell, point) => {
      await pressAndHold(cell, point, 'before');
      await cell.closeWindows();
      cell.sandbox.release();
      await nothingPending(cell);
      await cell.openWindow();
    },
  },
  {
    name: 'the answer is held, then comes',
    fate: 'answered',
    requests: 1,
    strike: async (cell, point) => {
      await pressAndHold(cell, point, 'after');
      cell.sandbox.release();
    },
  },
  {
    name: 'the worker is killed before it leaves',
    fate: 'worker-dead-unsent',
    requests: 0,
    strike: async (cell, { button, endpoint, skip }) => {
      const trap = await trapRequest(cell.extension, paths[endpoint], skip);
      await cell.press(button);
      await trap.sprung();
      await cell.extension.stopWorker();
    },
  },
  {
    name: 'the worker is killed while it is out, and the service acts later',
    fate: 'worker-dead-undone',
    requests: 1,
    strike: async (cell, point) => {
      await pressAndHold(cell, point, 'before');
      await cell.extension.stopWorker();
    },
  },
  {
    name: 'the worker is killed while it is out, and the service has acted',
    fate: 'worker-dead-done',
    requests: 1,
    strike: async (cell, point) => {
      await pressAndHold(cell, point, 'after');
      await cell.extension.stopWorker();
    },
  },
  {
    name: 'the worker is killed after the answer, before it is stored',
    fate: 'worker-dead-unstored',
    requests: 1,
    strike: async (cell, { button, endpoint, skip }) => {
      const trap = await trapStorage(cell.extension, paths[endpoint], skip);
      await cell.press(button);
      await trap.sprung();
      await cell.extension.stopWorker();
    },
  },
  {
    name: 'the browser is killed while it is out',
    fate: 'browser-dead',
    requests: 1,
    strike: async (cell, point) => {
      await pressAndHold(cell, point, 'after');
      await cell.extension.crash();
      await cell.openWindow();
      await cell.rest('the vault asks to be unlocked', ({ screen }) => screen === 'unlock');
      await cell.window.getByTestId('passphrase').fill(passphrase);
      await cell.press('unlock');
      await cell.rest('the vault opens', ({ screen }) => screen !== 'unlock');
    },
  },
  {
    name: 'the answer is lost after the service acted',
    fate: 'cut-done',
    requests: 1,
    strike: (cell, point) => pressAndCut(cell, point, 'after'),
  },
  {
    name: 'it is lost before the service acts',
    fate: 'cut-undone',
    requests: 1,
    strike: (cell, point) => pressAndCut(cell, point, 'before'),
  },
];

const secondIsStale = 'one operation per click: the second is told that it came second';

/** Clicks in a second window that shows the same, and holds its command back. */
async function clickElsewhere(cell: Cell, { button, fill }: Point): Promise<TrappedCommand> {
  const other = await cell.extension.popup();
  await other.getByTestId(button).first().waitFor();
  await fill(cell, other);
  const late = await trapCommand(other);
  await other.getByTestId(button).first().click();
  await late.sprung();
  // A covered window is drawn late.
  await cell.window.bringToFront();
  return late;
}

async function pressAndHold(
  cell: Cell,
  { button, endpoint, skip }: Point,
  when: 'before' | 'after',
): Promise<void> {
  cell.sandbox.arm({ endpoint, fault: { kind: 'held', when }, skip });
  await cell.press(button);
  await expect
    .poll(() => cell.sandbox.holding, { message: 'the request is out', intervals: [20, 40, 80] })
    .toBe(1);
}

async function pressAndCut(
  cell: Cell,
  { button, endpoint, skip }: Point,
  when: 'before' | 'after',
): Promise<void> {
  cell.sandbox.arm({ endpoint, fault: { kind: 'reset', when }, skip });
  await cell.press(button);
}

/** Waits until the service has finished every request that reached it. */
export async function nothingPending({ sandbox }: Cell): Promise<void> {
  await expect
    .poll(() => sandbox.requests.filter(({ answer }) => answer.kind === 'pending').length, {
      message: 'the service has done with every request',
      intervals: [20, 40, 80],
    })
    .toBe(0);
}
