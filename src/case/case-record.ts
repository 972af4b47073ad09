import * as v from 'valibot';
import type { Case } from './case';
import { parseCase } from './case-schema';

/**
 * Why a stored case cannot be read:
 * - `unreadable`: it does not have the shape of a record;
 * - `unknown-version`: another version of the extension wrote it;
 * - `corrupt`: its checksum does not match, so it was truncated or changed.
 */
export type CaseRecordFault = 'unreadable' | 'unknown-version' | 'corrupt';

/** The record stays where it is: unreadable data is never deleted. */
export class CaseRecordError extends Error {
  override readonly name = 'CaseRecordError';

  constructor(
    readonly code: CaseRecordFault,
    options?: { cause?: unknown },
  ) {
    super(code, options);
  }
}

const versionSchema = v.object({ version: v.number() });
const recordSchema = v.object({
  version: v.literal(1),
  /** The case in JSON. */
  body: v.string(),
  /** SHA-256 of the body in UTF-8, in hexadecimal digits. */
  checksum: v.string(),
});

export type CaseRecord = v.InferOutput<typeof recordSchema>;

/** A case as it is stored, with a checksum that reveals damage. */
export async function encodeCase(current: Case): Promise<CaseRecord> {
  const body = JSON.stringify(current);
  return { version: 1, body, checksum: await checksumOf(body) };
}

/** @throws CaseRecordError */
export async function decodeCase(stored: unknown): Promise<Case> {
  const versioned = v.safeParse(versionSchema, stored);
  if (!versioned.success) throw new CaseRecordError('unreadable');
  if (versioned.output.version !== 1) throw new CaseRecordError('unknown-version');
  const record = v.safeParse(recordSchema, stored);
  if (!record.success) throw new CaseRecordError('unreadable');
  const { body, checksum } = record.output;
  if ((await checksumOf(body)) !== checksum) throw new CaseRecordError('corrupt');
  try {
    return parseCase(JSON.parse(body));
  } catch (cause) {
    throw new CaseRecordError('unreadable', { cause });
  }
}

async function checksumOf(body: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
