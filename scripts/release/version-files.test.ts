import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../lib/repository.mjs';
import { versionFiles, withVersion } from './version-files.mjs';

describe('withVersion', () => {
  test('keeps how a file is written', () => {
    const text = '{\n  "version": "0.1.0", "list": [1,\n2]}';
    expect(withVersion(text, '2.0.0')).toBe('{\n  "version": "2.0.0", "list": [1,\n2]}');
  });

  test('sets both places of a lockfile, and no dependency’s', () => {
    const text = `{
  "version": "0.1.0",
  "packages": {
    "": { "version": "0.1.0" },
    "node_modules/other": { "version": "0.1.0" }
  }
}`;
    const { version, packages } = JSON.parse(withVersion(text, '2.0.0'));
    expect([version, packages[''].version]).toEqual(['2.0.0', '2.0.0']);
    expect(packages['node_modules/other'].version).toBe('0.1.0');
  });

  test.each(versionFiles)('finds it in %s', (name) => {
    const text = readFileSync(join(root, name), 'utf8');
    const lines = withVersion(text, '99.98.97').split('\n');
    const changed = text.split('\n').filter((line, at) => line !== lines[at]);
    expect(changed).toHaveLength(name === 'package-lock.json' ? 2 : 1);
  });

  test('refuses a file where another version comes first', () => {
    const text = '{ "nested": { "version": "1.0.0" }, "version": "0.1.0" }';
    expect(() => withVersion(text, '2.0.0')).toThrow('not where');
  });
});
