import { expect, it, vi } from 'vitest';
import { signal } from './signal';

it('tells of each change, once, until nobody listens', () => {
  const count = signal(1);
  const listener = vi.fn();
  const end = count.subscribe(listener);
  count.value = 2;
  expect(count.value).toBe(2);
  count.value = 2;
  expect(listener).toHaveBeenCalledTimes(1);
  end();
  count.value = 3;
  expect(count.value).toBe(3);
  expect(listener).toHaveBeenCalledTimes(1);
});

it('knows no change from one number that is none to another', () => {
  const count = signal(Number.NaN);
  const listener = vi.fn();
  count.subscribe(listener);
  count.value = Number.NaN;
  expect(listener).not.toHaveBeenCalled();
});
