import { expect, it, vi } from 'vitest';
import { signal } from './signal';

it('notifies once per change, until unsubscribed', () => {
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

it('does not notify when NaN replaces NaN', () => {
  const count = signal(Number.NaN);
  const listener = vi.fn();
  count.subscribe(listener);
  count.value = Number.NaN;
  expect(listener).not.toHaveBeenCalled();
});
