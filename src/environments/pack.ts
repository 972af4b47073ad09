import * as v from 'valibot';
import type { KdfParameters } from '../vault/kdf-parameters';
import { DEFAULT_KDF_PARAMETERS } from '../vault/kdf-parameters';
import { deriveKey } from '../vault/key-derivation';
import { newOneTimePassphrase, normalizeOneTimePassphrase } from '../vault/one-time-passphrase';
import { type RandomBytes, secureRandomBytes } from '../vault/random-bytes';
import { openRecord1, parseRecord1, sealPackRecord } from '../vault/record-1';
import { parseContent } from '../vault/record-fields';
import { VaultError } from '../vault/vault-error';
import type { Environment } from './environment';
import { type PackContent, PackContentSchema } from './pack-content';
import { PACK_TEXT_MAX } from './pack-limits';
import { isSignedByOne, signPack } from './pack-signature';

/**
 * Why a pack is refused. In every case, nothing of it was imported.
 * - `pack-foreign`: the file is not an environment pack;
 * - `pack-oversized`: too long;
 * - `pack-tampered`: a pack with an invalid checksum, structure, bounds or content;
 * - `pack-version`: in a format that this version does not know;
 * - `pack-unsigned`: none of the organization's keys has signed it;
 * - `pack-older`: a newer pack of the same issuer was already imported here;
 * - `pack-passphrase`: intact, but this one-time passphrase does not open it.
 */
export type PackProblem =
  | 'pack-foreign'
  | 'pack-oversized'
  | 'pack-tampered'
  | 'pack-version'
  | 'pack-unsigned'
  | 'pack-older'
  | 'pack-passphrase';

/** The only error of packs. It contains nothing of their content. */
export class PackError extends Error {
  override readonly name = 'PackError';

  constructor(readonly code: PackProblem) {
    super(code);
  }
}

/** How far in the future a pack may be dated, in milliseconds. One dated further ahead would block all later packs. */
const clockSlack = 24 * 60 * 60_000;

/** The file of a pack: a record of version 1. */
const fileSchema = v.looseObject({
  version: v.number(),
  kind: v.string(),
  kdf: v.optional(v.unknown()),
  signature: v.optional(v.string()),
});

/** A file from elsewhere must not keep the background busy: it may cost no more than our own packs. */
const costSchema = v.object({
  memoryKiB: v.pipe(v.number(), v.maxValue(DEFAULT_KDF_PARAMETERS.memoryKiB)),
  iterations: v.pipe(v.number(), v.maxValue(DEFAULT_KDF_PARAMETERS.iterations)),
  parallelism: v.pipe(v.number(), v.maxValue(DEFAULT_KDF_PARAMETERS.parallelism)),
});

/** A file for other agents, and the passphrase that opens it. */
export interface SealedPack {
  readonly text: string;
  readonly oneTimePassphrase: string;
}

export interface SealOptions {
  readonly randomBytes?: RandomBytes;
  readonly kdfParameters?: KdfParameters;
}

/** Seals environments under a new one-time passphrase. Throws a RangeError if they exceed a pack's limits. */
export async function sealPack(
  content: { issuer: string; issuedAt: number; environments: readonly Environment[] },
  { randomBytes = secureRandomBytes, ...options }: SealOptions = {},
): Promise<SealedPack> {
  const oneTimePassphrase = newOneTimePassphrase(randomBytes);
  const pack = { version: 1, ...content };
  if (!v.is(PackContentSchema, pack)) throw new RangeError('These do not make a pack.');
  const record = await sealPackRecord(oneTimePassphrase, pack, deriveKey, {
    randomBytes,
    ...options,
  });
  const text = `${JSON.stringify(record)}\n`;
  if (text.length > PACK_TEXT_MAX) throw new RangeError('The pack is too long to be read.');
  return { text, oneTimePassphrase };
}

/**
 * Opens a file that may be a pack.
 *
 * @param now milliseconds since the epoch.
 * @param signers the public keys of which one must have signed it; null: it needs no signature
 * @throws PackError, and nothing else.
 */
export async function openPack(
  text: string,
  typed: string,
  now: number,
  signers: readonly string[] | null = null,
): Promise<PackContent> {
  if (text.length > PACK_TEXT_MAX) throw new PackError('pack-oversized');
  const { signature, file } = fileOf(text);
  const passphrase = normalizeOneTimePassphrase(typed);
  let content: PackContent;
  try {
    const record = await parseRecord1(file, 'environment-pack');
    if (signers !== null && !(await isSignedByOne(record.checksum, signature, signers))) {
      throw new PackError('pack-unsigned');
    }
    const plaintext = await openRecord1(record, passphrase, deriveKey);
    content = parseContent(plaintext, (value) => v.parse(PackContentSchema, value));
  } catch (error) {
    throw new PackError(problemOf(error));
  }
  if (content.issuedAt > now + clockSlack) throw new PackError('pack-tampered');
  return content;
}

/** A file that looks like a pack, with another signature or a first one. */
export async function withSignature(text: string, privateKey: CryptoKey): Promise<string> {
  const { file } = fileOf(text);
  const { checksum } = await parseRecord1(file, 'environment-pack').catch((error: unknown) => {
    throw new PackError(problemOf(error));
  });
  const signature = await signPack(checksum, privateKey);
  return `${JSON.stringify({ ...file, signature })}\n`;
}

/** A record of a pack, and the signature beside it, which is not a part of it; `''` if there is none. */
function fileOf(text: string): { readonly signature: string; readonly file: object } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // A truncated pack still starts like one.
    throw new PackError(/"kind":"environment-pack"/.test(text) ? 'pack-tampered' : 'pack-foreign');
  }
  const file = v.safeParse(fileSchema, json);
  if (!file.success || file.output.kind !== 'environment-pack') throw new PackError('pack-foreign');
  if (file.output.version === 1 && !v.is(costSchema, file.output.kdf)) {
    throw new PackError('pack-tampered');
  }
  const { signature = '', ...rest } = file.output;
  return { signature, file: rest };
}

function problemOf(error: unknown): PackProblem {
  if (error instanceof PackError) return error.code;
  const code = error instanceof VaultError ? error.code : null;
  if (code === 'unknown-version') return 'pack-version';
  return code === 'wrong-passphrase' ? 'pack-passphrase' : 'pack-tampered';
}
