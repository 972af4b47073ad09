/**
 * Why a pack is refused. In every case nothing of it was imported.
 * - `pack-foreign`: the file is no environment pack at all;
 * - `pack-oversized`: longer than is read;
 * - `pack-tampered`: a pack whose checksum, structure or bounds do not hold, or whose content is not environments;
 * - `pack-version`: of a format that this version does not know;
 * - `pack-older`: a newer pack of the same issuer was imported here already;
 * - `pack-passphrase`: intact, and not opened by this one-time passphrase.
 */
export type PackProblem =
  | 'pack-foreign'
  | 'pack-oversized'
  | 'pack-tampered'
  | 'pack-version'
  | 'pack-older'
  | 'pack-passphrase';

/** What importing a pack does, without a secret in it. `issuedAt` is milliseconds since the epoch. */
export interface PackPreview {
  readonly issuedAt: number;
  readonly environments: readonly {
    readonly label: string;
    readonly appHost: string;
    readonly appId: string;
    /** `replaced`: an environment with the same id is here, and gives way. */
    readonly change: 'added' | 'replaced' | 'unchanged';
  }[];
}
