import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as storageKeys from '../src/platform/storage-keys';
import { type Node, nodesOf, parsedText, sourcesIn } from './sources';

const path = 'src/platform/storage-keys.ts';
const text = readFileSync(path, 'utf8');
const keys = Object.entries(storageKeys);
const sources = sourcesIn('src', 'extension').filter((source) => source.path !== path);
const written = sources.map((source) => readFileSync(source.path, 'utf8')).join('\n');

const nameOf = (node: unknown): string => Object(node).name ?? '';
const found = (objection: (node: Node) => boolean) =>
  sources.flatMap(({ path, program }) =>
    [...nodesOf(program)].some((node) => objection(node)) ? [path] : [],
  );

/** `storage.get`, `browser.storage.local.set`, `browser.storage[area].remove`. */
function isStorageCall(node: Node): boolean {
  if (node.type !== 'CallExpression') return false;
  let callee = Object(node['callee']);
  if (!['get', 'set', 'remove', 'getBytesInUse'].includes(nameOf(callee.property))) return false;
  for (; callee.type === 'MemberExpression'; callee = Object(callee.object)) {
    if (nameOf(callee.property) === 'storage') return true;
  }
  return nameOf(callee) === 'storage';
}

/** A string or a template, or an object or array that uses one as a key. */
function isLiteralKey(node: unknown): boolean {
  const { type, elements = [], properties = [], value } = Object(node);
  switch (type) {
    case 'Literal':
      return typeof value === 'string';
    case 'TemplateLiteral':
      return true;
    case 'ArrayExpression':
      return elements.some(isLiteralKey);
    case 'ObjectExpression':
      return properties.some(
        (each: Node) => each['computed'] !== true || isLiteralKey(each['key']),
      );
    default:
      return false;
  }
}

const isCallWithLiteral = (node: Node) =>
  isStorageCall(node) && [node['arguments']].flat().some(isLiteralKey);

describe('the storage keys', () => {
  it('on disk are the ones that stored data is under: a new name needs a migration', () => {
    expect(keys.flatMap(([, { area, key }]) => (area === 'local' ? [key] : []))).toEqual([
      'vault',
      'vault:damaged',
      'case',
      'case:damaged',
      'receipts:waiting',
      'newest-version',
    ]);
  });

  it('are in kebab-case, with a colon after a namespace', () => {
    const word = '[a-z]+(-[a-z]+)*';
    for (const [, { key }] of keys) expect(key).toMatch(new RegExp(`^${word}(:${word})*$`));
  });

  it('are each used for one thing', () => {
    expect(new Set(keys.map(([, { key }]) => key)).size).toBe(keys.length);
  });

  it('of practice mode are in its namespace and in memory', () => {
    for (const [name, { area, key }] of keys) {
      expect(key.split(':')[0] === 'practice', name).toBe(name.startsWith('practice'));
      if (key.startsWith('practice')) expect(area, name).toBe('session');
    }
  });

  it('say which record is under them, by the name of a type that exists', () => {
    const types = [...text.matchAll(/^\/\*\* `([^`]+)`.*\*\/\nexport const (\w+) = /gm)];
    expect(types.map(([, , name]) => name).sort()).toEqual(keys.map(([name]) => name).sort());
    const named = types.flatMap(([, type = '']) => type.match(/\b[A-Z]\w+/g) ?? []);
    expect(named.length).toBeGreaterThan(10);
    const missing = named.filter(
      (type) => !new RegExp(`export (?:interface|type|class) ${type}\\b`).test(written),
    );
    expect(missing).toEqual([]);
  });

  it('are all used', () => {
    expect(keys.filter(([name]) => !written.includes(`storageKeys.${name}`))).toEqual([]);
  });

  it('are the only ones: no key is written anywhere else', () => {
    const isMadeUp = ({ type, ...node }: Node) => {
      const { properties = [] } = Object(node);
      const names = properties.map((each: Node) => nameOf(each['key']));
      return type === 'ObjectExpression' && names.includes('area') && names.includes('key');
    };
    expect(found(isMadeUp)).toEqual([]);
    expect(found(isCallWithLiteral)).toEqual([]);
    expect(found(isStorageCall)).toEqual([
      'src/platform/managed-policy.ts',
      'src/platform/publish-state.ts',
      'src/platform/published-state.ts',
      'src/platform/stored-item.ts',
    ]);
  });

  it('are what every stored item is given', () => {
    const items = sources.flatMap(({ program }) =>
      [...nodesOf(program)].filter(
        (node) => node.type === 'CallExpression' && nameOf(node['callee']) === 'storedItem',
      ),
    );
    const given = items.map((node) => nameOf(Object([node['arguments']].flat()[0]).object));
    expect(given.length).toBeGreaterThan(10);
    expect(new Set(given)).toEqual(new Set(['storageKeys', 'keys']));
  });
});

it.each([
  ["browser.storage.local.get('case')", true],
  ["browser.storage[area].remove(['case'])", true],
  ['storage.set({ case: 1 })', true],
  ["storage.set({ ['case']: 1 })", true],
  ['storage.get(`case`)', true],
  ['storage.set({ [key]: 1 })', false],
  ["shelf.get('case')", false],
])('%s is found to have a literal key: %s', (code, expected) => {
  const nodes = [...nodesOf(parsedText('example.ts', code).program)];
  expect(nodes.some(isCallWithLiteral)).toBe(expected);
});
