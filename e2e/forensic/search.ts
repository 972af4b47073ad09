import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { gunzipSync, inflateSync } from 'node:zlib';
import { find, type Pattern, patternsOf } from './encodings';
import { tableBlocks, unframedLog } from './leveldb';

/** A secret that is recognized wherever it is. */
export interface Canary {
  readonly name: string;
  readonly text: string;
}

/** Where a canary was found. Without its text, because this goes to a log. */
export interface Hit {
  readonly canary: string;
  readonly place: string;
  readonly encoding: string;
  readonly offset: number;
}

export interface Searched {
  readonly files: number;
  readonly bytes: number;
  /** What came out of containers: logs, tables, compressed streams. */
  readonly streams: number;
  readonly canaries: number;
  readonly encodings: number;
  readonly hits: readonly Hit[];
}

interface Wanted {
  readonly canary: string;
  readonly pattern: Pattern;
}

/** Something to search: a file, decoded content of a file, or a text from elsewhere. */
interface Stream {
  readonly place: string;
  readonly bytes: Buffer;
}

/** Searches a folder and some texts for canaries in every form. */
export async function search(
  folder: string,
  texts: Readonly<Record<string, string>>,
  canaries: readonly Canary[],
): Promise<Searched> {
  const wanted = canaries.flatMap(({ name, text }) =>
    patternsOf(text).map((pattern): Wanted => ({ canary: name, pattern })),
  );
  const hits: Hit[] = [];
  let files = 0;
  let bytes = 0;
  let streams = 0;
  const look = (stream: Stream) => {
    bytes += stream.bytes.length;
    hits.push(...hitsIn(stream, wanted));
  };
  for await (const path of filesIn(folder)) {
    const content = await contentOf(path);
    if (content === null) continue;
    const file = { place: relative(folder, path), bytes: content };
    files += 1;
    look(file);
    for (const decoded of decode(file)) {
      streams += 1;
      look(decoded);
    }
  }
  for (const [place, text] of Object.entries(texts)) look({ place, bytes: Buffer.from(text) });
  const encodings = new Set(wanted.map(({ pattern }) => pattern.encoding)).size;
  return { files, bytes, streams, canaries: canaries.length, encodings, hits };
}

function hitsIn({ place, bytes }: Stream, wanted: readonly Wanted[]): Hit[] {
  return wanted.flatMap(({ canary, pattern }) => {
    const offset = find(bytes, pattern);
    return offset === -1 ? [] : [{ canary, place, encoding: pattern.encoding, offset }];
  });
}

/** Null if a browser's helper has removed the file in the meantime: it is no longer on disk. */
async function contentOf(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function* filesIn(folder: string): AsyncGenerator<string> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) yield join(entry.parentPath, entry.name);
  }
}

/** The content of a container, if it can be opened. */
function decode({ place, bytes }: Stream): Stream[] {
  const decoded: Stream[] = [];
  if (/\.log$/.test(place)) decoded.push({ place: `${place} (log)`, bytes: unframedLog(bytes) });
  if (/\.(ldb|sst)$/.test(place)) {
    decoded.push({ place: `${place} (table)`, bytes: Buffer.concat(tableBlocks(bytes)) });
  }
  for (const stream of compressedIn(bytes)) {
    decoded.push({ place: `${place} (compressed)`, bytes: stream });
  }
  return decoded;
}

const starts: readonly (readonly [Buffer, (bytes: Buffer) => Buffer])[] = [
  [Buffer.from([0x1f, 0x8b, 0x08]), gunzipSync],
  [Buffer.from([0x78, 0x9c]), inflateSync],
];

/** Gzip and zlib streams anywhere in some bytes: anything that looks like a header and can be opened. */
function compressedIn(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (const [start, open] of starts) {
    for (let at = bytes.indexOf(start); at !== -1; at = bytes.indexOf(start, at + 1)) {
      try {
        found.push(open(bytes.subarray(at)));
      } catch {
        // It only looked like a stream.
      }
    }
  }
  return found;
}

/** What was searched and found, in a few lines. */
export function report({ files, bytes, streams, canaries, encodings, hits }: Searched): string {
  const megabytes = (bytes / 1_000_000).toFixed(1);
  const found = hits.map(
    ({ canary, place, encoding, offset }) => `  ${canary} in ${place} at ${offset}, as ${encoding}`,
  );
  return [
    `searched ${files} files and ${streams} decoded streams, ${megabytes} MB in all,`,
    `for ${canaries} canaries in ${encodings} encodings; hits: ${hits.length}`,
    ...found,
  ].join('\n');
}
