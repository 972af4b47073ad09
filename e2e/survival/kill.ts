import { expect } from 'playwright/test';
import { operationKinds } from '../../src/case/operation';
import { carryOn, openNext } from './carry-on';
import type { Cell } from './cell';
import { type Death, nothingPending } from './deaths';
import type { Point } from './points';
import { type Promised, promiseOf } from './promise';
import { expectAllAccountedFor, expectTruth } from './reckoning';
import { inWords, journaled, look, type Sight } from './sight';

/** The result of a cell. */
export interface Seen {
  /** How many requests of the operation arrived before the agent continued. */
  readonly requests: number;
  readonly shown: string;
  readonly ended: string;
}

/** Causes one failure of one operation, and lets an agent continue. */
export async function kill(cell: Cell, point: Point, death: Death): Promise<Seen> {
  const promised = promiseOf(point, death);
  await point.reach(cell);
  await point.fill(cell, cell.window);
  const before = { sight: await look(cell.window), requests: cell.sandbox.count(point.endpoint) };

  await death.strike(cell, point);
  const shown = await whatIsLeft(cell, point, before.sight);
  const requests = Math.max(0, cell.sandbox.count(point.endpoint) - before.requests - point.skip);
  if (operationKinds[point.kind].effect) {
    expect(requests, `at most one request per click: ${point.kind}`).toBe(promised.requests);
    if (requests > 0) {
      expect(shown.errorText, 'what was sent is not denied').not.toMatch(/nothing was sent/i);
    }
  }
  expect(inWords(shown), 'nothing unknown is hidden').toBe(promised.shows);
  expectTruth(cell, shown);

  cell.sandbox.release();
  await nothingPending(cell);
  const ended = await bringToAnEnd(cell, promised);
  return { requests, shown: inWords(shown), ended };
}

/** Waits until the click's end is in the journal, or its case is closed. */
function whatIsLeft(cell: Cell, { kind, closes }: Point, before: Sight): Promise<Sight> {
  const expected = journaled(before, kind) + 1;
  return cell.rest(`journal before wire: ${kind} is in the journal once, and settled`, (seen) =>
    closes ? seen.case === null : journaled(seen, kind) === expected,
  );
}

async function bringToAnEnd(cell: Cell, { ends }: Promised): Promise<string> {
  const last = await carryOn(cell);
  expectTruth(cell, last);
  if (last.case !== null) expect(last.outcome, 'the agent saw how the case ended').toBe(ends);
  await close(cell, last);
  const [caseId] = cell.caseIds;
  if (ends !== 'unbound') await expectNextToTell(cell);
  const receipts = await expectAllAccountedFor(cell);
  const receipt = receipts.find((each) => each.caseId === caseId);
  expect(receipt?.outcome, 'the receipt says how the case ended').toBe(ends);
  return receipt?.outcome ?? 'nothing';
}

/** The next case finds out what this one could not, and ends normally. */
async function expectNextToTell(cell: Cell): Promise<void> {
  const { phoneBound } = cell;
  const next = await openNext(cell);
  expectTruth(cell, next);
  const expected = phoneBound ? 'outcome unbound' : 'outcome refused: no-phone';
  expect(inWords(next), 'the next case tells what became of the number').toBe(expected);
  await close(cell, next);
}

async function close(cell: Cell, last: Sight): Promise<void> {
  if (last.case === null) return;
  await cell.press('new-case');
  await cell.rest('a new case can be opened', ({ screen }) => screen === 'identify');
}
