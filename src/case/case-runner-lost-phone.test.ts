import { describe, expect, it } from 'vitest';
import { failure } from '../genauth/failure';
import type { Case } from './case';
import type { Desk, Order } from './case-runner';
import type { Answer } from './event';
import { noSecrets, type UserQuery } from './ports';
import { adminUnbind } from './testing/click';
import { deferred, environment, fine, found, gone, none, world } from './testing/small-world';

const place = { ...environment, managementHost: 'https://api.authing.cn' };
const query: UserQuery = { text: '138 1234 5678', phone: { phoneNumber: '13812345678' } };
const there: Answer = { ok: true, requestId: null, found: { kind: 'phone', bound: true } };
const several: Answer = {
  ok: true,
  requestId: null,
  found: { kind: 'candidates', candidates: { list: [], page: 1, pages: 2, totalCount: 70 } },
};

const findUser: Order = {
  command: { type: 'identify', way: 'admin' },
  revision: 0,
  input: { kind: 'query', query },
  environment: place,
};

/** As {@link world}, where everything about a lost phone goes well. */
function lostPhone() {
  const made = world();
  made.answer(({ kind }) => (kind === 'find-user' ? found : kind === 'read-back' ? gone : fine));
  return made;
}

async function click(desk: Desk, command: Order['command'], input: Order['input'] = none) {
  const revision = (await desk.current())?.revision ?? 0;
  return desk.submit({ command, revision, input });
}

async function toCard(desk: Desk): Promise<Case | null> {
  await desk.submit(findUser);
  return desk.current();
}

describe('a desk, for a caller who lost the phone', () => {
  it('carries a case from a search to its receipt', async () => {
    const { desk: newDesk, performed, receipts, journaledFirst, disk, memory } = lostPhone();
    const desk = newDesk();
    expect((await toCard(desk))?.step).toBe('card');
    expect(await click(desk, adminUnbind)).toBe('done');
    expect(performed).toEqual(['find-user', 'clear-phone-null', 'read-back', 'end-sessions']);
    expect(journaledFirst).toEqual(Array(4).fill(true));
    expect([...receipts.values()]).toMatchObject([
      { outcome: 'unbound', way: 'admin', token: 'none', readBack: 'no-phone' },
    ]);
    await click(desk, { type: 'close' });
    expect(disk.case).toBeNull();
    expect(memory.secrets).toEqual(noSecrets);
  });

  it('gives every request the case’s own host and its own user', async () => {
    const { desk: newDesk, answer } = lostPhone();
    const tasks: unknown[] = [];
    answer(({ kind, environment: where, way, userId }) => {
      tasks.push([kind, where.managementHost, way, userId]);
      return kind === 'find-user' ? found : kind === 'read-back' ? gone : fine;
    });
    const desk = newDesk();
    await toCard(desk);
    await click(desk, adminUnbind);
    const host = place.managementHost;
    expect(tasks).toEqual([
      ['find-user', host, 'admin', null],
      ['clear-phone-null', host, 'admin', 'user-1'],
      ['read-back', host, 'admin', 'user-1'],
      ['end-sessions', host, 'admin', 'user-1'],
    ]);
  });

  it('does not follow an environment whose management API moved', async () => {
    const { desk: newDesk, performed } = lostPhone();
    const desk = newDesk();
    const revision = (await toCard(desk))?.revision ?? 0;
    const moved = { ...place, managementHost: 'https://elsewhere.example' };
    const order = { command: adminUnbind, revision, input: none, environment: moved };
    expect(await desk.submit(order)).toBe('stale');
    expect(performed).toEqual(['find-user']);
  });

  it('makes one request of fifty clicks', async () => {
    const { desk: newDesk, performed } = lostPhone();
    const desk = newDesk();
    const revision = (await toCard(desk))?.revision ?? 0;
    const order: Order = { command: adminUnbind, revision, input: none };
    const verdicts = await Promise.all(Array.from({ length: 50 }, () => desk.submit(order)));
    expect(verdicts.filter((verdict) => verdict === 'done')).toHaveLength(1);
    expect(performed.filter((kind) => kind === 'clear-phone-null')).toHaveLength(1);
  });

  it('hands the search on in memory, for its other pages, and never writes it down', async () => {
    const { desk: newDesk, answer, memory, disk, published } = lostPhone();
    answer(() => several);
    const desk = newDesk();
    memory.secrets = { ...noSecrets, query };
    await toCard(desk);
    await click(desk, { type: 'show-page' }, { kind: 'page', page: 2 });
    expect(memory.secrets.query).toEqual(query);
    const written = JSON.stringify([disk.case, published]);
    expect(written).not.toContain('138 1234 5678');
    expect(written).not.toContain('13812345678');
  });
});

describe('a desk on a bad day, for a caller who lost the phone', () => {
  it.each(['gone', 'there'])('reads back what a dead worker left: %s', async (what) => {
    const { desk: newDesk, performed, answer, receipts } = lostPhone();
    const first = newDesk();
    await toCard(first);
    const out = deferred();
    answer(() => {
      out.resolve();
      return new Promise<Answer>(() => undefined);
    });
    void click(first, { ...adminUnbind, endSessions: false });
    await out.promise;
    expect(performed.at(-1)).toBe('clear-phone-null');

    answer(() => (what === 'gone' ? gone : there));
    const second = newDesk();
    const outcome = what === 'gone' ? 'unbound' : 'unknown';
    await expect.poll(async () => (await second.current())?.outcome?.kind).toBe(outcome);
    // The request may still arrive: neither it nor another is sent.
    expect(performed).toEqual(['find-user', 'clear-phone-null', 'read-back']);
    expect([...receipts.values()]).toMatchObject([{ outcome }]);
  });

  it('accounts for a case whose worker died before it could', async () => {
    const { desk: newDesk, receipts } = lostPhone();
    const first = newDesk();
    await toCard(first);
    await click(first, adminUnbind);
    receipts.clear();
    await newDesk().current();
    expect([...receipts.values()]).toMatchObject([{ outcome: 'unbound' }]);
  });

  it('sends nothing that it cannot journal', async () => {
    const { desk: newDesk, performed, disk } = lostPhone();
    const desk = newDesk();
    await toCard(desk);
    disk.failing = true;
    expect(await click(desk, adminUnbind)).toBe('storage');
    expect(performed).toEqual(['find-user']);
  });

  it('sends no empty text when the answer to null cannot be journaled', async () => {
    const { desk: newDesk, performed, disk, answer } = lostPhone();
    const desk = newDesk();
    await toCard(desk);
    answer(({ kind }) => {
      disk.failing = kind === 'read-back';
      return kind === 'read-back' ? there : fine;
    });
    await click(desk, adminUnbind);
    expect(performed).toEqual(['find-user', 'clear-phone-null', 'read-back']);
    expect((await desk.current())?.problem?.code).toBe('journal-failed');
  });
});

describe('a safeguard', () => {
  it('is asked before anything is journaled, and stops the click', async () => {
    const { desk: newDesk, performed, disk, guard } = lostPhone();
    const desk = newDesk();
    const before = await toCard(desk);
    const asked: unknown[] = [];
    guard(async (current, command) => {
      asked.push([current, command, disk.case]);
      return failure('not-sent', 'last-four-mismatch');
    });
    expect(await click(desk, adminUnbind)).toBe('done');
    expect(asked).toEqual([[before, adminUnbind, before]]);
    expect(performed).toEqual(['find-user']);
    const stopped = await desk.current();
    expect(stopped).toMatchObject({
      step: 'card',
      problem: { code: 'last-four-mismatch' },
      grounds: null,
    });
    expect(stopped?.operations).toEqual(before?.operations);
    expect(disk.case).toEqual(stopped);
  });

  it('lets another try pass, and a click made on what was shown before is none', async () => {
    const { desk: newDesk, performed, guard } = lostPhone();
    const desk = newDesk();
    const old = (await toCard(desk))?.revision ?? 0;
    guard(async () => failure('not-sent', 'reason-missing'));
    await click(desk, adminUnbind);
    guard(async () => null);
    expect(await desk.submit({ command: adminUnbind, revision: old, input: none })).toBe('stale');
    expect(await click(desk, adminUnbind)).toBe('done');
    expect(performed).toContain('clear-phone-null');
    expect((await desk.current())?.problem).toBeNull();
  });

  it('that cannot be asked lets nothing pass', async () => {
    const { desk: newDesk, performed, guard, disk } = lostPhone();
    const desk = newDesk();
    const before = await toCard(desk);
    guard(() => Promise.reject(new Error('the policy cannot be read')));
    expect(await click(desk, adminUnbind)).toBe('storage');
    expect(performed).toEqual(['find-user']);
    expect(disk.case).toEqual(before);
  });

  it('is not asked about a click that does not fit', async () => {
    const { desk: newDesk, guard } = lostPhone();
    const desk = newDesk();
    await toCard(desk);
    let asked = 0;
    guard(async () => {
      asked += 1;
      return null;
    });
    expect(await click(desk, { type: 'unbind' })).toBe('stale');
    expect(asked).toBe(0);
  });
});
