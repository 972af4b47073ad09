import { expect, it, vi } from 'vitest';
import { lazily } from './lazy';

it('fetches once, however often it is needed', async () => {
  const fetch = vi.fn(async () => 'there');
  const lazy = lazily(fetch);
  expect(lazy.loaded()).toBeNull();
  expect(await Promise.all([lazy.load(), lazy.load()])).toEqual(['there', 'there']);
  expect(lazy.loaded()).toBe('there');
  await lazy.load();
  expect(fetch).toHaveBeenCalledTimes(1);
});

it('tries again after a failure', async () => {
  const fetch = vi.fn<() => Promise<string>>();
  fetch.mockRejectedValueOnce(new Error('gone')).mockResolvedValueOnce('there');
  const lazy = lazily(fetch);
  await expect(lazy.load()).rejects.toThrow('gone');
  expect(lazy.loaded()).toBeNull();
  expect(await lazy.load()).toBe('there');
});
