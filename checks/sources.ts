import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';

/** The part of a syntax tree's node (ESTree) that the checks use. */
export type Node = Readonly<Record<string, unknown>> & { readonly type: string };

export interface Source {
  readonly path: string;
  readonly program: Node;
}

/** All product sources below some folders, parsed, without tests and their helpers. */
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

/** A text, parsed as a source file of the given name. */
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
