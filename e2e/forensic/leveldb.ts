import { uncompressSync } from 'snappy';

/**
 * The two kinds of files in which a LevelDB keeps its data. Both are read only far enough to search them, not to understand
 * them.
 *
 * @see https://github.com/google/leveldb/blob/main/doc/table_format.md
 * @see https://github.com/google/leveldb/blob/main/doc/log_format.md
 */

const blockSize = 32_768;
const headerSize = 7;

/** A log without the headers that cut its records into blocks. */
export function unframedLog(file: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let start = 0; start < file.length; start += blockSize) {
    const block = file.subarray(start, start + blockSize);
    let at = 0;
    while (at + headerSize <= block.length) {
      const length = block.readUInt16LE(at + 4);
      const type = block.readUInt8(at + 6);
      if (type === 0 || type > 4) break;
      parts.push(block.subarray(at + headerSize, at + headerSize + length));
      at += headerSize + length;
    }
  }
  return Buffer.concat(parts);
}

const footerSize = 48;
const magic = Buffer.from('57fb808b247547db', 'hex');

/** The decompressed blocks of a table. Throws if it is not a table. */
export function tableBlocks(file: Buffer): readonly Buffer[] {
  const footer = file.subarray(file.length - footerSize);
  if (!footer.subarray(-magic.length).equals(magic)) throw new Error('this is no LevelDB table');
  const handles = new Reader(footer);
  handles.handle();
  const index = blockAt(file, handles.handle());
  return [index, ...handlesIn(index).map((handle) => blockAt(file, handle))];
}

interface Handle {
  readonly offset: number;
  readonly size: number;
}

function blockAt(file: Buffer, { offset, size }: Handle): Buffer {
  const content = file.subarray(offset, offset + size);
  if (file.readUInt8(offset + size) !== 1) return content;
  const uncompressed = uncompressSync(content);
  return Buffer.isBuffer(uncompressed) ? uncompressed : Buffer.from(uncompressed);
}

/** The values of an index block are handles. */
function handlesIn(index: Buffer): Handle[] {
  const restarts = index.readUInt32LE(index.length - 4);
  const end = index.length - 4 - 4 * restarts;
  const reader = new Reader(index);
  const handles: Handle[] = [];
  while (reader.at < end) {
    reader.varint();
    const key = reader.varint();
    const value = reader.varint();
    reader.at += key;
    const next = reader.at + value;
    handles.push(reader.handle());
    reader.at = next;
  }
  return handles;
}

class Reader {
  at = 0;

  constructor(private readonly bytes: Buffer) {}

  varint(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes.readUInt8(this.at);
      this.at += 1;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  handle(): Handle {
    return { offset: this.varint(), size: this.varint() };
  }
}
