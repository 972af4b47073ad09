import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPolicySource } from './policy-source';
import { READ_LIMIT } from './policy-state';

const strict = { safeguards: { protectedAccounts: ['ceo'] } };
const never = () => new Promise<never>(() => undefined);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A source whose browser answers as the test says, and the policy at each change it reports. */
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

/** How long something takes, in milliseconds; null if it exceeds the limit. */
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
  it('is awaited up to the limit if no policy was ever known, then counts as unreadable', async () => {
    const { source, changes } = sourceOf(never);
    expect(await timeOf(source.current())).toBe(READ_LIMIT);
    expect(source.held()).toMatchObject({ status: 'unreadable', policy: {} });
    expect(changes).toEqual([{ status: 'unreadable', policy: {} }]);
  });

  it('is not awaited again', async () => {
    const { source } = sourceOf(never);
    await timeOf(source.settled());
    expect(await timeOf(source.current())).toBeLessThan(300);
    expect(await timeOf(source.settled())).toBe(0);
  });

  it('leaves the remembered policy in effect at once', async () => {
    const { source, changes } = sourceOf(never);
    source.ask();
    source.recall(strict);
    const act = source.current();
    expect(await timeOf(act)).toBeLessThan(300);
    expect(await act).toEqual(strict);
    expect(source.held()).toMatchObject({ status: 'unreadable', policy: strict });
    expect(changes.map((each) => Object(each).status)).toEqual(['remembered', 'unreadable']);
  });

  it('stops being awaited as soon as the vault remembers a policy', async () => {
    const { source } = sourceOf(never);
    const act = source.current();
    await vi.advanceTimersByTimeAsync(100);
    source.recall(strict);
    await vi.advanceTimersByTimeAsync(0);
    expect(await act).toEqual(strict);
  });

  it('delays a drawing only briefly', async () => {
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

describe('the first answer', () => {
  it('is awaited past the time after which the policy counts as unreadable', async () => {
    const { source } = sourceOf(async () => {
      await new Promise((resolve) => setTimeout(resolve, READ_LIMIT + 2_000));
      return strict;
    });
    expect(await timeOf(source.firstAnswer())).toBe(READ_LIMIT + 2_000);
    expect(source.held()).toMatchObject({ status: 'known', policy: strict });
    expect(await timeOf(source.firstAnswer())).toBe(0);
  });

  it('is awaited no longer than a background without events runs', async () => {
    const { source } = sourceOf(never);
    let settled = false;
    void source.firstAnswer().then(() => {
      settled = true;
    });
    await vi.advanceTimersByTimeAsync(19_999);
    expect(settled).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(settled).toBe(true);
  });
});

describe('an answer', () => {
  it('that comes late takes effect without a restart', async () => {
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

  it('to a later question is not undone by one to an earlier question', async () => {
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

  it('that is a rejection means that nothing is set', async () => {
    const { source } = sourceOf(() => Promise.reject(new Error('no managed storage')));
    expect(await source.current()).toEqual({});
    expect(source.held().status).toBe('known');
  });

  it('that is a thrown error means the same', async () => {
    const { source } = sourceOf(() => {
      throw new Error('no managed storage');
    });
    expect(await source.current()).toEqual({});
  });

  it('that says what was known before reports no change', async () => {
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
  it('takes effect at the browser’s event', async () => {
    let set: unknown = {};
    const { source, changes } = sourceOf(async () => set);
    await source.current();
    set = strict;
    source.askNow();
    await vi.advanceTimersByTimeAsync(0);
    expect(source.held().policy).toEqual(strict);
    expect(changes.at(-1)).toEqual({ status: 'known', policy: strict });
  });

  it('without an event, as when it is empty first, takes effect for the next act', async () => {
    let set: unknown = {};
    const { source } = sourceOf(async () => set);
    expect(await source.current()).toEqual({});
    set = strict;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await source.current()).toEqual(strict);
  });

  it('is read at most once a second', async () => {
    const { source, asked } = sourceOf(async () => ({}));
    for (let times = 0; times < 20; times += 1) {
      await source.current();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('delays an act only briefly if the browser stops answering', async () => {
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

describe('a policy that was removed', () => {
  it('holds until the browser has said so twice, and the second question is automatic', async () => {
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

  it('and comes back in between was never removed', async () => {
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
