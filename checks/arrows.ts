import { readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { type Node, nodesOf, parsed } from './sources';

/** What a module takes from the others: what is there when it runs, and what is types alone. */
export interface Arrows {
  readonly uses: readonly string[];
  readonly knows: readonly string[];
}

/** An import as it is written. */
interface Import {
  readonly from: string;
  readonly typesOnly: boolean;
}

/** Folders that consist of tests: there the tests are the module. */
const ofTests = ['e2e', 'checks'];

const foldersIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [`${folder}/${entry.name}`] : [],
  );

/** Every module: each folder of `src`, and the folders beside it that hold sources. */
export const modules: readonly string[] = [
  'extension',
  ...foldersIn('src'),
  'sandbox',
  'e2e',
  'checks',
  'scripts',
];

/** The module, or other folder, that a file belongs to; null if it lies at the top, as settings do. */
export function moduleOf(path: string): string | null {
  const [top = '', next] = path.split('/');
  if (next === undefined) return null;
  return top === 'src' ? `${top}/${next}` : top;
}

export function arrowsOf(module: string): Arrows {
  const targets = { uses: new Set<string>(), knows: new Set<string>() };
  for (const path of sourcesOf(module)) {
    for (const { from, typesOnly } of importsOf(parsed(path).program)) {
      if (!from.startsWith('.')) continue;
      const target = moduleOf(posix.join(posix.dirname(path), from));
      if (target !== null && target !== module) targets[typesOnly ? 'knows' : 'uses'].add(target);
    }
  }
  return {
    uses: [...targets.uses].sort(),
    knows: [...targets.knows].filter((target) => !targets.uses.has(target)).sort(),
  };
}

function sourcesOf(module: string): string[] {
  return readdirSync(module, { encoding: 'utf8', recursive: true })
    .filter((name) => /\.(?:tsx?|mjs)$/.test(name))
    .filter((name) => ofTests.includes(module) || !/\.test\.tsx?$|(^|\/)testing\//.test(name))
    .map((name) => `${module}/${name}`);
}

/** All imports of a source, those of `import()` in values and in types too. */
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
