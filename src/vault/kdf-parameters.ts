/** The cost of Argon2id: memory in KiB, passes over it, and lanes. */
export type KdfParameters = {
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
};

/** Salt length in bytes. @see https://www.rfc-editor.org/rfc/rfc9106#section-3.1 */
export const SALT_BYTES = 16;

/** Key length in bytes: AES-256. */
export const KEY_BYTES = 32;

/** Derives the key from a passphrase. Passed as a parameter, because it is too heavy to load everywhere. */
export type DeriveKey = (
  passphrase: string,
  salt: Uint8Array,
  parameters: KdfParameters,
) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * For new vaults: 64 MiB and three passes, RFC 9106's second recommended option. It has one lane instead of four, since
 * WebAssembly would compute them in sequence anyway.
 * @see https://www.rfc-editor.org/rfc/rfc9106#section-4
 */
export const DEFAULT_KDF_PARAMETERS: KdfParameters = {
  memoryKiB: 65_536,
  iterations: 3,
  parallelism: 1,
};

/**
 * The minimum: OWASP's for Argon2id.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id
 */
export const KDF_FLOOR: KdfParameters = { memoryKiB: 19_456, iterations: 2, parallelism: 1 };

/** The maximum: a damaged or hostile record must not exhaust memory or block the worker. */
export const KDF_CEILING: KdfParameters = { memoryKiB: 1_048_576, iterations: 64, parallelism: 16 };

/** Whether every parameter is an integer between {@link KDF_FLOOR} and {@link KDF_CEILING}. */
export function kdfParametersAcceptable(parameters: KdfParameters): boolean {
  return (['memoryKiB', 'iterations', 'parallelism'] as const).every(
    (name) =>
      Number.isInteger(parameters[name]) &&
      parameters[name] >= KDF_FLOOR[name] &&
      parameters[name] <= KDF_CEILING[name],
  );
}
