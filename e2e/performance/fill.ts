import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Page } from 'playwright';
import type { OutcomeKind } from '../../src/case/case';
import type { Receipt } from '../../src/case/receipt';
import { parseVaultContent } from '../../src/environments/vault-content';
import type { ChainState, Link } from '../../src/history/chain-state';
import { type Row, rowOf } from '../../src/history/row';
import { bodyOf } from '../../src/history/seal';
import { decodeBase64 } from '../../src/primitives/base64';
import { openVault } from '../../src/vault/vault';

/** Rows per transaction. */
const batchSize = 2_000;

/** Milliseconds between two closed cases: 720 a day, so that 100,000 are kept within the default retention. */
export const interval = 120_000;

/**
 * Fills the history up to this many entries. They continue the vault's chain, so they are verified like any other, and
 * the next closed case is appended after them. Each batch ends where the previous one began, so at every size the last
 * case was closed just now and each day has the same number.
 *
 * @param page of the extension, with the vault open
 */
export async function fillUpTo(page: Page, size: number): Promise<void> {
  const { chainKey, head } = await chainState(page);
  const now = Date.now();
  let link = head;
  let writing: Promise<void> = Promise.resolve();
  while (link.seq < size) {
    const rows: Row[] = [];
    while (link.seq < size && rows.length < batchSize) {
      const closedAt = now - (size + head.seq - link.seq) * interval;
      const row = sealedRow(receiptOf(link.seq + 1, closedAt), link, chainKey);
      rows.push(row);
      link = row;
    }
    const text = JSON.stringify(rows);
    await writing;
    writing = write(page, text);
  }
  await writing;
}

/** The history state in the open vault. */
async function chainState(page: Page): Promise<ChainState> {
  const { vault, open }: { vault: unknown; open: { key: string } } = JSON.parse(
    String(
      await page.evaluate(`Promise.all([
        chrome.storage.local.get('vault'),
        chrome.storage.session.get('vault-key'),
      ]).then(([{ vault }, stored]) => JSON.stringify({ vault, open: stored['vault-key'] }))`),
    ),
  );
  const key = decodeBase64(open.key);
  if (key === null) throw new Error('the vault has no key');
  return (await openVault(vault, key, parseVaultContent)).content.history;
}

/**
 * Does what `seal` does, but without waiting for each signature in turn, which takes minutes for 100,000. If the result
 * differed, the measured verification would fail.
 */
function sealedRow(receipt: Receipt, previous: Link, chainKey: string): Row {
  const { person } = receipt;
  const salt = randomBytes(32).toString('base64');
  const seq = previous.seq + 1;
  const body = bodyOf(receipt);
  const said = person && [
    person.userId,
    person.phone,
    person.phoneCorrelation,
    person.note,
    person.reason,
  ];
  const commitment = hmac(salt, JSON.stringify(said));
  const mac = hmac(
    Buffer.from(chainKey, 'base64'),
    JSON.stringify([seq, previous.mac, body, commitment]),
  );
  return rowOf({ seq, body, commitment, mac, salt, person }, receipt);
}

function hmac(key: string | Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64');
}

/** Most cases end well. */
const outcomes: readonly OutcomeKind[] = [
  'unbound',
  'unbound',
  'unbound',
  'unbound',
  'refused',
  'abandoned',
  'accepted',
  'unknown',
];

function receiptOf(seq: number, closedAt: number): Receipt {
  const requestId = randomUUID();
  return {
    version: 2,
    caseId: randomUUID(),
    openedAt: closedAt - 60_000,
    closedAt,
    agent: `Agent ${seq % 9}`,
    environment: {
      id: `env-${seq % 5}`,
      label: `Tenant ${seq % 5}`,
      appHost: 'https://tenant.example',
    },
    way: seq % 3 === 0 ? 'admin' : 'sms',
    verifiedHow: 'Called back',
    ticket: `SUP-${seq}`,
    outcome: outcomes[seq % outcomes.length] ?? 'unbound',
    failureCode: null,
    requestId,
    operations: (['find-user', 'clear-phone-null', 'read-back'] as const).map((kind) => ({
      id: randomUUID(),
      kind,
      startedAt: closedAt - 1000,
      settled: { at: closedAt, result: 'done', requestId },
    })),
    readBack: 'no-phone',
    token: 'none',
    person: {
      userId: `user-${seq}`,
      phone: `+86 138****${String(seq % 10_000).padStart(4, '0')}`,
      phoneCorrelation: randomBytes(32).toString('base64'),
      note: '',
      reason: 'Lost',
    },
  };
}

/** @param text rows as JSON, which reaches the page much faster than objects would */
async function write(page: Page, text: string): Promise<void> {
  await page.evaluate(
    (rows) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('receipts');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const filling = database.transaction('entries', 'readwrite');
          const entries = filling.objectStore('entries');
          for (const row of JSON.parse(rows)) entries.add(row);
          filling.oncomplete = () => {
            database.close();
            resolve();
          };
          filling.onerror = () => reject(filling.error);
        };
      }),
    text,
  );
}
