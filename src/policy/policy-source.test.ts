import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPolicySource } from './policy-source';
import { READ_LIMIT } from './policy-state';

const strict = { safeguards: { protectedAccounts: ['ceo'] } };
const never = () => new Promise<never>(() => undefined);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A source whose browser answers as the test says, and the policies that held whenever it said that something changed. */
function sourceOf(read: () => Promise<unknown>) {
  const asked = vi.fn(read);
  const changes: unknown[] = [];
  const source = createPolicySource({
    read: asked,
    now: () => performance.now(),
    after: (milliseconds, run) => void setTimeout(run, milliseconds),
    changed: () => {
      const { status, policy } = source.held();
      changes.push({ status, policy });
    },
  });
  return { source, asked, changes };
}

/** How long something takes, in milliseconds; null if it is not over after the limit. */
async function timeOf(work: Promise<unknown>): Promise<number | null> {
  const begun = performance.now();
  let took: number | null = null;
  void work.then(() => {
    took = performance.now() - begun;
  });
  await vi.advanceTimersByTimeAsync(2 * READ_LIMIT);
  return took;
}

describe('a browser that never answers', () => {
  it('is waited for as long as the limit where no policy was ever known, and then said to be unreadable', async () => {
    const { source, changes } = sourceOf(never);
    expect(await timeOf(source.current())).toBe(READ_LIMIT);
    expect(source.held()).toMatchObject({ status: 'unreadable', policy: {} });
    expect(changes).toEqual([{ status: 'unreadable', policy: {} }]);
  });

  it('is not waited for again', async () => {
    const { source } = sourceOf(never);
    await timeOf(source.settled());
    expect(await timeOf(source.current())).toBeLessThan(300);
    expect(await timeOf(source.settled())).toBe(0);
  });

  it('leaves in force what the vault remembers, at once', async () => {
    const { source, changes } = sourceOf(never);
    source.ask();
    source.recall(strict);
    const act = source.current();
    expect(await timeOf(act)).toBeLessThan(300);
    expect(await act).toEqual(strict);
    expect(source.held()).toMatchObject({ status: 'unreadable', policy: strict });
    expect(changes.map((each) => Object(each).status)).toEqual(['remembered', 'unreadable']);
  });

  it('lets whoever waits go on as soon as the vault remembers something', async () => {
    const { source } = sourceOf(never);
    const act = source.current();
    await vi.advanceTimersByTimeAsync(100);
    source.recall(strict);
    await vi.advanceTimersByTimeAsync(0);
    expect(await act).toEqual(strict);
  });

  it('keeps a drawing waiting for a moment only', async () => {
    const { source } = sourceOf(never);
    expect(await timeOf(source.beforeDrawing())).toBe(20);
  });

  it('is asked again with later commands, but not with each of them', async () => {
    const { source, asked } = sourceOf(never);
    for (let second = 0; second < 12; second += 1) {
      source.ask();
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(asked).toHaveBeenCalledTimes(3);
  });
});

describe('an answer', () => {
  it('that comes late holds without a restart', async () => {
    let answer: (given: unknown) => void = () => undefined;
    const { source, changes } = sourceOf(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    await timeOf(source.settled());
    answer(strict);
    await vi.advanceTimersByTimeAsync(0);
    expect(source.held()).toMatchObject({ status: 'known', policy: strict });
    expect(changes).toHaveLength(2);
  });

  it('to a later question is not undone by one to an earlier', async () => {
    const answers: ((given: unknown) => void)[] = [];
    const { source } = sourceOf(() => new Promise((resolve) => answers.push(resolve)));
    source.askNow();
    source.askNow();
    answers[1]?.(strict);
    await vi.advanceTimersByTimeAsync(0);
    answers[0]?.({ practice: false });
    await vi.advanceTimersByTimeAsync(0);
    expect(source.held().policy).toEqual(strict);
  });

  it('that is a rejection says that nothing is set', async () => {
    const { source } = sourceOf(() => Promise.reject(new Error('no managed storage')));
    expect(await source.current()).toEqual({});
    expect(source.held().status).toBe('known');
  });

  it('that is a thrown error does, too', async () => {
    const { source } = sourceOf(() => {
      throw new Error('no managed storage');
    });
    expect(await source.current()).toEqual({});
  });

  it('that says what was known before is nothing new to anybody', async () => {
    const { source, changes } = sourceOf(async () => ({ ...strict }));
    source.recall(strict);
    await source.current();
    source.askNow();
    await vi.advanceTimersByTimeAsync(0);
    expect(source.held().status).toBe('known');
    expect(changes).toHaveLength(1);
  });
});

describe('a policy that changes', () => {
  it('holds from the browser’s event on', async () => {
    let set: unknown = {};
    const { source, changes } = sourceOf(async () => set);
    await source.current();
    set = strict;
    source.askNow();
    await vi.advanceTimersByTimeAsync(0);
    expect(source.held().policy).toEqual(strict);
    expect(changes.at(-1)).toEqual({ status: 'known', policy: strict });
  });

  it('without an event, as where it is empty first, holds for the next act', async () => {
    let set: unknown = {};
    const { source } = sourceOf(async () => set);
    expect(await source.current()).toEqual({});
    set = strict;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await source.current()).toEqual(strict);
  });

  it('is asked for once a second at most', async () => {
    const { source, asked } = sourceOf(async () => ({}));
    for (let times = 0; times < 20; times += 1) {
      await source.current();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('holds up an act for a moment only when a browser that has answered no longer does', async () => {
    let answers = true;
    const { source } = sourceOf(() => (answers ? Promise.resolve(strict) : never()));
    await source.current();
    await vi.advanceTimersByTimeAsync(1_000);
    answers = false;
    const act = source.current();
    expect(await timeOf(act)).toBe(250);
    expect(await act).toEqual(strict);
    expect(source.held().status).toBe('known');
  });
});

describe('a policy that is gone', () => {
  it('holds until the browser has said so twice, for which it is asked again by itself', async () => {
    let set: unknown = strict;
    const { source, asked } = sourceOf(async () => set);
    await source.current();
    set = {};
    source.askNow();
    await vi.advanceTimersByTimeAsync(READ_LIMIT - 1);
    expect(source.held()).toMatchObject({ status: 'doubted', policy: strict });
    await vi.advanceTimersByTimeAsync(1);
    expect(source.held()).toMatchObject({ status: 'known', policy: {} });
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('and comes back meanwhile was never gone', async () => {
    let set: unknown = {};
    const { source, changes } = sourceOf(async () => set);
    source.recall(strict);
    await source.current();
    expect(source.held()).toMatchObject({ status: 'doubted', policy: strict });
    set = strict;
    await vi.advanceTimersByTimeAsync(READ_LIMIT);
    expect(source.held()).toMatchObject({ status: 'known', policy: strict });
    expect(changes).toHaveLength(1);
  });
});
