import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';

/** A node of a syntax tree (ESTree), as far as the checks look at it. */
export type Node = Readonly<Record<string, unknown>> & { readonly type: string };

export interface Source {
  readonly path: string;
  readonly program: Node;
}

/** All product sources below some folders, parsed; tests and what only they use are left out. */
export function sourcesIn(...folders: readonly string[]): readonly Source[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { encoding: 'utf8', recursive: true })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|(^|\/)testing\//.test(name))
      .map((name) => parsed(`${folder}/${name}`)),
  );
}

/** One source, parsed. */
export function parsed(path: string): Source {
  return parsedText(path, readFileSync(path, 'utf8'));
}

/** A text, parsed as the source that its name says. */
export function parsedText(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0 || !isNode(program)) throw new Error(`${path} cannot be parsed`);
  return { path, program };
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** Every node of a tree. */
export function* nodesOf(node: unknown): Generator<Node> {
  if (Array.isArray(node)) for (const each of node) yield* nodesOf(each);
  else if (isNode(node)) {
    yield node;
    for (const [key, value] of Object.entries(node)) {
      if (key !== 'type' && typeof value === 'object') yield* nodesOf(value);
    }
  }
}
