import { expect } from 'playwright/test';
import type { Cell } from './cell';
import { effects } from './operations';
import { type Receipt, receiptsOf } from './receipts';
import type { Journal, Sight } from './sight';
import { type Endpoint, endpointOf } from './wire';

/** What is shown is exactly what the service knows. */
export function expectTruth(
  { phoneBound, sandbox }: Cell,
  { outcome, error, case: current }: Sight,
): void {
  if (outcome === 'unbound') {
    expect(phoneBound, '“unbound” is shown only when the number is gone').toBe(false);
  } else if (!phoneBound && current !== null && unbindings(sandbox) > 0) {
    const admitted = outcome === 'accepted' || outcome === 'unknown' || error === 'no-phone';
    expect(admitted, 'a number that may be gone is never passed over in silence').toBe(true);
  }
}

function unbindings(sandbox: Cell['sandbox']): number {
  return sandbox.count('unbind-phone') + sandbox.count('update-user');
}

/** What must hold for every cell, whatever happened; call it after its last case was closed. */
export async function expectAllAccountedFor(cell: Cell): Promise<readonly Receipt[]> {
  const receipts = await receiptsOf(cell.window, cell.caseIds);
  expectOneRequestPerClick(cell);
  expectReceipts(cell, receipts);
  expectJournalBeforeWire(cell, receipts);
  expectTokensBurntOnce(cell, receipts);
  await expectNothingLeft(cell);
  const problems = cell.sandbox.requests.flatMap((request) => request.problems);
  expect(problems, 'every request keeps to the specification').toEqual([]);
  return receipts;
}

function expectOneRequestPerClick({ clicks, sandbox }: Cell): void {
  const endpoints = ['send-sms', 'send-email', 'signin', 'unbind-phone', 'kick-users'] as const;
  for (const endpoint of endpoints) {
    // Removing a lost phone may end the sessions, too.
    const also = endpoint === 'kick-users' ? (clicks.get('update-user') ?? 0) : 0;
    const allowed = (clicks.get(endpoint) ?? 0) + also;
    expect(
      sandbox.count(endpoint),
      `one operation per click: ${endpoint} was asked for ${allowed} times`,
    ).toBeLessThanOrEqual(allowed);
  }
  // One click may clear the number in two ways, each once.
  const bodies = sandbox.requests
    .filter(({ endpoint }) => endpoint === 'update-user')
    .map(({ body }) => JSON.stringify(body));
  for (const way of new Set(bodies)) {
    expect(
      bodies.filter((body) => body === way).length,
      `one operation per click: ${way}`,
    ).toBeLessThanOrEqual(clicks.get('update-user') ?? 0);
  }
}

function expectReceipts({ caseIds }: Cell, receipts: readonly Receipt[]): void {
  const accounted = receipts.map(({ caseId }) => caseId).sort();
  expect(accounted, 'every case that reached the wire has a receipt').toEqual([...caseIds].sort());
}

/** Every request that arrived at the service is in a journal as possibly arrived. */
function expectJournalBeforeWire({ way, sandbox }: Cell, receipts: readonly Receipt[]): void {
  const entries = receipts.flatMap(({ operations }) => operations).filter(mayHaveArrived);
  const endpoints = new Set<Endpoint>(effects.map((kind) => endpointOf(kind, way)));
  for (const endpoint of endpoints) {
    const kinds: readonly string[] = effects.filter((kind) => endpointOf(kind, way) === endpoint);
    expect(
      entries.filter(({ kind }) => kinds.includes(kind)).length,
      `journal before wire: every request to ${endpoint} is in a receipt`,
    ).toBeGreaterThanOrEqual(sandbox.count(endpoint));
  }
}

function mayHaveArrived({ settled }: Journal[number]): boolean {
  return settled?.failure?.delivery !== 'not-sent';
}

function expectTokensBurntOnce({ sandbox }: Cell, receipts: readonly Receipt[]): void {
  const sent = sandbox.requests
    .filter(({ endpoint }) => endpoint === 'revocation')
    .map(({ body }) => JSON.stringify(body));
  expect(new Set(sent).size, 'no token is revoked twice').toBe(sent.length);
  const claims: readonly string[] = ['refused', 'still-accepted', 'revoked'];
  const claimed = receipts.filter(({ token }) => claims.includes(token)).length;
  const revoked = sandbox.effects.filter(({ kind }) => kind === 'token-revoked').length;
  expect(revoked, 'a token that is said to be revoked is').toBeGreaterThanOrEqual(claimed);
}

/** Everything is as it was before the first case. */
async function expectNothingLeft({ window }: Cell): Promise<void> {
  const left = await window.evaluate(`(async () => {
    const { case: current } = await chrome.storage.local.get('case');
    return { current: current ?? null };
  })()`);
  expect(left, 'nothing of a closed case is left').toEqual({ current: null });
}
