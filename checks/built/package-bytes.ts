import { SourceMap } from 'node:module';
import { build, type Rolldown } from 'vite';

/**
 * Where code is loaded: by the background, offscreen when the background wants it, by every page at once, or by a page when
 * something is shown that needs it.
 */
export const places = ['background', 'offscreen', 'pages', 'later'] as const;
export type Place = (typeof places)[number];

/** Shipped bytes of each package, by where they are loaded; `own` is the extension's own code. */
export type PackageBytes = ReadonlyMap<string, Readonly<Record<Place, number>>>;

type Chunk = Rolldown.OutputChunk;

/** Builds for Chrome in memory, with source maps that trace each byte to its package. */
export async function packageBytes(): Promise<PackageBytes> {
  const built = await build({
    mode: 'chrome',
    logLevel: 'error',
    build: { write: false, sourcemap: 'hidden' },
  });
  if (!('output' in built)) throw new Error('one output was expected');
  const chunks = built.output.filter((each): each is Chunk => each.type === 'chunk');
  const named = (name: string) => chunks.filter((chunk) => chunk.isEntry && chunk.name === name);
  const background = closure(chunks, named('main.ts'));
  const offscreen = closure(chunks, named('offscreen'));
  const pages = closure(chunks, [...named('popup'), ...named('options')]);
  if (background.size === 0 || offscreen.size === 0 || pages.size === 0)
    throw new Error('the build has other names now');

  const bytes = new Map<string, Record<Place, number>>();
  for (const chunk of chunks) {
    const loadedIn = places.filter(
      (place) =>
        ({
          background: background.has(chunk),
          offscreen: offscreen.has(chunk),
          pages: pages.has(chunk),
          later: ![background, offscreen, pages].some((loaded) => loaded.has(chunk)),
        })[place],
    );
    for (const [name, count] of bytesOf(chunk)) {
      const sum = bytes.get(name) ?? { background: 0, offscreen: 0, pages: 0, later: 0 };
      for (const place of loadedIn) sum[place] += count;
      bytes.set(name, sum);
    }
  }
  return bytes;
}

/** Chunks, and everything that they import. */
function closure(all: readonly Chunk[], from: readonly Chunk[]): ReadonlySet<Chunk> {
  const found = new Set(from);
  for (const chunk of found) {
    for (const each of all) if (chunk.imports.includes(each.fileName)) found.add(each);
  }
  return found;
}

function bytesOf({ code, map, fileName }: Chunk): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (map === null) return counts;
  const sources = new SourceMap({
    file: fileName,
    version: map.version,
    sources: [...map.sources],
    sourcesContent: [],
    names: map.names,
    mappings: map.mappings,
    sourceRoot: '',
  });
  for (const [line, text] of code.split('\n').entries()) {
    let column = 0;
    for (const sign of text) {
      const entry = sources.findEntry(line, column);
      const name = packageOf('originalSource' in entry ? entry.originalSource : '');
      counts.set(name, (counts.get(name) ?? 0) + Buffer.byteLength(sign));
      column += sign.length;
    }
  }
  return counts;
}

/** The package that a file belongs to, as `package.json` would name it. */
export function packageOf(path: string): string {
  const [, name = 'own'] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
  return name;
}
