import * as v from 'valibot';
import type { Case } from './case';
import { parseCase } from './case-schema';
import { type HeldCase, noSecrets, type Secrets } from './ports';

/**
 * Why a stored case cannot be read:
 * - `unreadable`: it does not have the shape of a record, or of a case of this version;
 * - `unknown-version`: another version of the extension wrote it;
 * - `corrupt`: it was truncated or changed, or another vault sealed it;
 * - `rolled-back`: the vault knows a newer one, or knows that the case is over;
 * - `missing`: the vault knows a case that is not stored.
 */
export type CaseRecordFault =
  | 'unreadable'
  | 'unknown-version'
  | 'corrupt'
  | 'rolled-back'
  | 'missing';

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

/** The version of a stored record. @throws CaseRecordError */
export function recordVersion(stored: unknown): number {
  const versioned = v.safeParse(versionSchema, stored);
  if (!versioned.success) throw new CaseRecordError('unreadable');
  return versioned.output.version;
}

const phoneNumber = v.string();
const phoneSchema = v.nullable(
  v.union([v.object({ phoneNumber, phoneCountryCode: v.string() }), v.object({ phoneNumber })]),
);
const secretsSchema: v.GenericSchema<unknown, Secrets> = v.object({
  accessToken: v.nullable(v.string()),
  phone: phoneSchema,
  query: v.nullable(v.object({ text: v.string(), phone: phoneSchema })),
});

/** A case and its secrets in one text, to be sealed. */
export function caseText({ current, secrets }: HeldCase): string {
  return JSON.stringify({ current, secrets });
}

/** @throws CaseRecordError on a text that is not one of {@link caseText} */
export function parseCaseText(text: string): HeldCase {
  try {
    const { current, secrets } = v.parse(
      v.object({ current: v.unknown(), secrets: secretsSchema }),
      JSON.parse(text),
    );
    return { current: parseCase(current), secrets };
  } catch {
    // No cause: the errors of JSON.parse and of schemas quote their input.
    throw new CaseRecordError('unreadable');
  }
}

const recordSchema1 = v.object({
  version: v.literal(1),
  /** The case in JSON. */
  body: v.string(),
  /** SHA-256 of the body in UTF-8, in hexadecimal digits. */
  checksum: v.string(),
});

/** A case as version 1 stored it, in the clear and without its secrets. @throws CaseRecordError */
export async function decodeCase1(stored: unknown): Promise<HeldCase> {
  const record = v.safeParse(recordSchema1, stored);
  if (!record.success) throw new CaseRecordError('unreadable');
  const { body, checksum } = record.output;
  if ((await checksumOf(body)) !== checksum) throw new CaseRecordError('corrupt');
  let current: Case;
  try {
    current = parseCase(JSON.parse(body));
  } catch (cause) {
    throw new CaseRecordError('unreadable', { cause });
  }
  return { current, secrets: noSecrets };
}

async function checksumOf(body: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
