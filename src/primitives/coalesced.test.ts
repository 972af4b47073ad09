import { describe, expect, it } from 'vitest';
import { coalesced } from './coalesced';

/** A task that ends when the test says so. */
function heldTask() {
  const runs: { end: () => void; fail: () => void }[] = [];
  const run = coalesced(
    () =>
      new Promise((resolve, reject) => {
        runs.push({ end: resolve, fail: () => reject(new Error('failed')) });
      }),
  );
  return { run, runs };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('a coalesced task', () => {
  it('runs once for all waiting calls, and never overlaps', async () => {
    const { run, runs } = heldTask();
    const first = run();
    await turn();
    const later = [run(), run(), run()];
    await turn();
    expect(runs).toHaveLength(1);
    runs[0]?.end();
    await first;
    await turn();
    expect(runs).toHaveLength(2);
    runs[1]?.end();
    await Promise.all(later);
    expect(runs).toHaveLength(2);
  });

  it('shares its first run with calls of the same turn', async () => {
    const { run, runs } = heldTask();
    const calls = [run(), run()];
    await turn();
    runs[0]?.end();
    await Promise.all(calls);
    expect(runs).toHaveLength(1);
  });

  it('runs again for a call during a run, to see later changes', async () => {
    const { run, runs } = heldTask();
    void run();
    await turn();
    const second = run();
    let over = false;
    void second.then(() => {
      over = true;
    });
    runs[0]?.end();
    await turn();
    expect(over).toBe(false);
    runs[1]?.end();
    await second;
  });

  it('that fails does not hold up the next run', async () => {
    const { run, runs } = heldTask();
    const failing = run();
    await turn();
    const next = run();
    runs[0]?.fail();
    await expect(failing).rejects.toThrow('failed');
    await turn();
    runs[1]?.end();
    await expect(next).resolves.toBeUndefined();
  });
});
