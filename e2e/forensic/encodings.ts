/** A form in which a secret may be on disk. `digits`: the text itself, but not within a longer number. */
export interface Pattern {
  readonly encoding: string;
  readonly bytes: Buffer;
  readonly digits: boolean;
}

/** Every form of a text to search for. Forms with the same bytes are searched once. */
export function patternsOf(text: string): readonly Pattern[] {
  const utf8 = Buffer.from(text, 'utf8');
  const utf16le = Buffer.from(text, 'utf16le');
  const utf16be = Buffer.from(utf16le).swap16();
  const hex = utf8.toString('hex');
  const forms: [string, Buffer][] = [
    ['UTF-8', utf8],
    ['UTF-16 LE', utf16le],
    ['UTF-16 BE', utf16be],
    ['percent', Buffer.from(encodeURIComponent(text))],
    ['JSON', Buffer.from(JSON.stringify(text).slice(1, -1))],
    ['hex', Buffer.from(hex)],
    ['HEX', Buffer.from(hex.toUpperCase())],
    ...base64Forms('UTF-8', utf8),
    ...base64Forms('UTF-16', utf16le),
  ];
  const digits = /^\d+$/.test(text);
  const seen = new Set<string>();
  return forms.flatMap(([encoding, bytes]) => {
    const key = bytes.toString('latin1');
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ encoding, bytes, digits: digits && encoding.startsWith('UTF') }];
  });
}

/**
 * A text within longer base64 data: it starts at one of three places in a group, and the characters that it shares with its
 * neighbors are left out.
 */
function base64Forms(of: string, bytes: Buffer): [string, Buffer][] {
  return [0, 1, 2].flatMap((before): [string, Buffer][] => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const shared = before === 0 ? 0 : before + 1;
    const whole = Math.floor(((before + bytes.length) * 8) / 6);
    const core = encoded.slice(shared, whole);
    const urlSafe = core.replaceAll('+', '-').replaceAll('/', '_');
    const name = `base64 of ${of}, place ${before}`;
    return [
      [name, Buffer.from(core)],
      [`${name}, URL-safe`, Buffer.from(urlSafe)],
    ];
  });
}

/** Where a pattern is in some bytes; -1 where it is not. */
export function find(haystack: Buffer, pattern: Pattern): number {
  const { bytes, digits } = pattern;
  for (let at = haystack.indexOf(bytes); at !== -1; at = haystack.indexOf(bytes, at + 1)) {
    if (!digits || !isPartOfNumber(haystack, at, pattern)) return at;
  }
  return -1;
}

/** Whether the character before or after is a digit, too. For two-byte characters only the significant byte is checked. */
function isPartOfNumber(haystack: Buffer, at: number, { bytes, encoding }: Pattern): boolean {
  const before = at - (encoding === 'UTF-16 LE' ? 2 : 1);
  const after = at + bytes.length + (encoding === 'UTF-16 BE' ? 1 : 0);
  return [haystack[before], haystack[after]].some(
    (byte) => byte !== undefined && byte >= 0x30 && byte <= 0x39,
  );
}
