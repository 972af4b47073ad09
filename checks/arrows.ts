import { readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { layers } from './layers';
import { type Node, nodesOf, parsed } from './sources';

/** An import from one module by another. */
export interface Arrow {
  readonly file: string;
  readonly from: string;
  /** The imported path as written, usually without an extension. */
  readonly to: string;
  readonly typesOnly: boolean;
}

interface Import {
  readonly from: string;
  readonly typesOnly: boolean;
}

/** Whether `path` is `folder`, or in it. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(`${folder}/`);

/** The module that a path is in, or null. */
export function moduleOf(path: string): string | null {
  const [deepest = null] = layers
    .map(({ name }) => name)
    .filter((name) => isWithin(path, name))
    .sort((a, b) => b.length - a.length);
  return deepest;
}

/** Every import from another module. Tests of `src` and imports of files in the root folder are left out. */
export function allArrows(): readonly Arrow[] {
  return ['src', 'extension', 'sandbox', 'e2e', 'scripts', 'checks'].flatMap((folder) =>
    readdirSync(folder, { encoding: 'utf8', recursive: true })
      .filter((name) => /\.(?:tsx?|mjs)$/.test(name))
      .filter((name) => folder !== 'src' || !/\.test\.tsx?$|(^|\/)testing\//.test(name))
      .flatMap((name) => arrowsOf(`${folder}/${name}`)),
  );
}

function arrowsOf(file: string): Arrow[] {
  const module = moduleOf(file);
  if (module === null) throw new Error(`${file} is in no module of checks/layers.ts`);
  return importsOf(parsed(file).program).flatMap(({ from, typesOnly }) => {
    if (!from.startsWith('.')) return [];
    const to = posix.join(posix.dirname(file), from);
    const atTheTop = !to.includes('/');
    return atTheTop || moduleOf(to) === module ? [] : [{ file, from: module, to, typesOnly }];
  });
}

/** All imports of a source, including `import()` in values and in types. */
export function importsOf(program: Node): Import[] {
  return [...nodesOf(program)].flatMap((node) => {
    const from = Object(node['source']).value;
    if (typeof from !== 'string') return [];
    switch (node.type) {
      case 'ImportDeclaration':
        return { from, typesOnly: isOfTypes(node, 'importKind') };
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        return { from, typesOnly: isOfTypes(node, 'exportKind') };
      case 'ImportExpression':
        return { from, typesOnly: false };
      case 'TSImportType':
        return { from, typesOnly: true };
      default:
        return [];
    }
  });
}

/** `import type { A }`, or `import { type A, type B }`. */
function isOfTypes(node: Node, kind: 'importKind' | 'exportKind'): boolean {
  if (node[kind] === 'type') return true;
  const { specifiers } = Object(node);
  return (
    Array.isArray(specifiers) &&
    specifiers.length > 0 &&
    specifiers.every((each) => Object(each)[kind] === 'type')
  );
}
