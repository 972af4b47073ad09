import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import manifest from '../manifest.json' with { type: 'json' };

/** Width and height of a PNG. @see https://www.w3.org/TR/png-3/#11IHDR */
function sizeOf(path: string): readonly [number, number] {
  const bytes = readFileSync(path);
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

const named = { ...manifest.icons, ...manifest.action.default_icon };

describe('the icons', () => {
  it.each(Object.entries(named))('%s has its size', (size, path) => {
    expect(sizeOf(`public/${path}`)).toEqual([Number(size), Number(size)]);
  });

  it.each(Object.keys(manifest.action.default_icon))('%s is there locked, too', (size) => {
    expect(sizeOf(`public/icons/locked-${size}.png`)).toEqual([Number(size), Number(size)]);
  });
});
