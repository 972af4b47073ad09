import { describe, expect, it, vi } from 'vitest';
import { rememberedItem } from './remembered-item';

function item(first: string | null = null) {
  let stored = first;
  const kept = {
    get: vi.fn(async () => stored),
    set: vi.fn(async (value: string) => {
      stored = value;
    }),
    remove: vi.fn(async () => {
      stored = null;
    }),
  };
  return { kept, remembered: rememberedItem(kept) };
}

describe('a remembered item', () => {
  it('is read once', async () => {
    const { kept, remembered } = item('a');
    expect(await remembered.get()).toBe('a');
    expect(await remembered.get()).toBe('a');
    expect(kept.get).toHaveBeenCalledTimes(1);
  });

  it('is the last value written, and is stored', async () => {
    const { kept, remembered } = item('a');
    await remembered.get();
    await remembered.set('b');
    expect(await remembered.get()).toBe('b');
    expect(kept.get).toHaveBeenCalledTimes(1);
    expect(await kept.get()).toBe('b');
  });

  it('is gone once removed', async () => {
    const { kept, remembered } = item('a');
    await remembered.get();
    await remembered.remove();
    expect(await remembered.get()).toBeNull();
    expect(await kept.get()).toBeNull();
  });

  it.each(['set', 'remove'] as const)('is the stored value if it could not %s', async (method) => {
    const { kept, remembered } = item('a');
    await remembered.get();
    kept[method].mockRejectedValueOnce(new Error('full'));
    await expect(remembered[method]('b')).rejects.toThrow('full');
    expect(await remembered.get()).toBe('a');
    expect(kept.get).toHaveBeenCalledTimes(2);
  });
});
