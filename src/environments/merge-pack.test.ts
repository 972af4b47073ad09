import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LABEL_MAX } from './environment';
import { foldLabel, freeLabel } from './label';
import { importPack, mergePack } from './merge-pack';
import type { PackContent } from './pack-content';
import { anEnvironment } from './testing/environments';
import { emptyVault, parseVaultContent, type VaultContent } from './vault-content';

const pack = (issuedAt: number, ...environments: [string, string][]): PackContent => ({
  version: 1,
  issuer: 'issuer-1',
  issuedAt,
  environments: environments.map(([id, label]) => anEnvironment(id, label)),
});
const vault = (...environments: [string, string][]): VaultContent => ({
  ...emptyVault,
  environments: environments.map(([id, label]) => anEnvironment(id, label)),
});
const labels = (content: VaultContent | undefined) =>
  content?.environments.map(({ label }) => label);

describe('importing a pack', () => {
  it('adds new environments, replaces those with the same id, and keeps the rest', () => {
    const merged = mergePack(
      vault(['a', 'Own'], ['b', 'Acme']),
      pack(1, ['b', 'Acme EU'], ['c', 'New']),
    );
    expect(labels(merged?.content)).toEqual(['Own', 'Acme EU', 'New']);
    expect(merged?.preview.environments).toMatchObject([
      { id: 'b', label: 'Acme EU', change: 'replaced' },
      { id: 'c', label: 'New', change: 'added' },
    ]);
  });

  it('previews nothing secret', () => {
    const merged = mergePack(vault(), pack(1, ['a', 'Acme']));
    expect(JSON.stringify(merged?.preview)).not.toMatch(/secret|key-id/);
  });

  it('adds a number to a label that is taken', () => {
    const merged = mergePack(vault(['a', 'acme'], ['b', 'Acme (2)']), pack(1, ['c', 'Acme']));
    expect(labels(merged?.content)).toEqual(['acme', 'Acme (2)', 'Acme (3)']);
  });

  it('refuses a pack older than an imported one of the same issuer only', () => {
    const newer = mergePack(vault(), pack(20, ['a', 'Acme']))?.content ?? emptyVault;
    expect(mergePack(newer, pack(10, ['a', 'Acme']))).toBeNull();
    expect(mergePack(newer, { ...pack(10, ['a', 'Acme']), issuer: 'other' })).not.toBeNull();
  });

  it('changes nothing the second time', () => {
    const once = mergePack(vault(['a', 'Own']), pack(1, ['b', 'Acme']))?.content ?? emptyVault;
    const twice = mergePack(once, pack(1, ['b', 'Acme']));
    expect(twice?.content).toEqual(once);
    expect(twice?.preview.environments).toMatchObject([{ change: 'unchanged' }]);
  });

  it('keeps all that the pack does not name, with unique ids and labels', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const label = fc.oneof(
      fc.constantFrom('Acme', 'ACME', 'Ａcme', 'Acme (2)', 'x'.repeat(LABEL_MAX)),
      fc
        .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
        .filter((text) => text.trim() !== ''),
    );
    const entries = fc.uniqueArray(fc.tuple(id, label), {
      maxLength: 6,
      comparator: ([a, x], [b, y]) => a === b || foldLabel(x) === foldLabel(y),
    });
    fc.assert(
      fc.property(entries, entries, (here, packed) => {
        const before = vault(...here);
        const after = mergePack(before, pack(1, ...packed))?.content;
        if (after === undefined) return expect.unreachable('it was refused');
        const named = new Set<string>(packed.map(([each]) => each));
        for (const environment of before.environments) {
          if (!named.has(environment.id)) expect(after.environments).toContainEqual(environment);
        }
        const all = after.environments;
        expect(new Set(all.map((each) => each.id)).size).toBe(all.length);
        expect(new Set(all.map((each) => foldLabel(each.label))).size).toBe(all.length);
        for (const [each] of packed) expect(all.map((found) => found.id)).toContain(each);
        expect(all.every((each) => each.label.length <= LABEL_MAX)).toBe(true);
        const { environments: _, importedPacks: __, ...rest } = after;
        expect({ ...before, ...rest }).toEqual(before);
      }),
    );
  });

  it('creates content that the vault can read', () => {
    const merged = mergePack(vault(['a', 'Own']), pack(1, ['b', 'Acme']));
    expect(parseVaultContent(JSON.parse(JSON.stringify(merged?.content)))).toEqual(merged?.content);
  });
});

it('a free label never splits a character', () => {
  const long = '🏢'.repeat(LABEL_MAX / 2);
  const free = freeLabel(long, [long]);
  expect(free).toBe(`${'🏢'.repeat(28)} (2)`);
  expect(free.length).toBeLessThanOrEqual(LABEL_MAX);
});

describe('a pack is imported', () => {
  it('if no newer one of its issuer was', () => {
    const content = { ...vault(), importedPacks: [{ issuer: 'issuer-1', issuedAt: 2 }] };
    expect(importPack(content, pack(1, ['a', 'Acme']), null)).toBe('pack-older');
    expect(importPack(content, pack(2, ['a', 'Acme']), null)).toEqual(
      mergePack(content, pack(2, ['a', 'Acme'])),
    );
  });

  it('if it does not change the environment of the current case', () => {
    const content = vault(['a', 'Acme'], ['b', 'Other']);
    const changing = pack(1, ['a', 'Acme EU']);
    expect(importPack(content, changing, 'a')).toBe('environment-in-use');
    expect(importPack(content, changing, 'b')).toEqual(mergePack(content, changing));
    expect(importPack(content, changing, null)).toEqual(mergePack(content, changing));
    const same = pack(1, ['a', 'Acme']);
    expect(importPack(content, same, 'a')).toEqual(mergePack(content, same));
  });
});
