/** 0 very weak · 1 weak · 2 fair · 3 good · 4 strong. */
export type PassphraseStrength = 0 | 1 | 2 | 3 | 4;

/** What makes a passphrase easy to guess. */
export type Weakness = 'common' | 'name' | 'word' | 'date' | 'repeat' | 'sequence' | 'keyboard';

export interface Judgement {
  readonly strength: PassphraseStrength;
  /** The longest part that an attacker tries early; null if there is none. */
  readonly weakness: Weakness | null;
}

/** The weakest accepted passphrase. The organization may require more. */
export const STRENGTH_MIN = 2;

/**
 * The number of guesses at which each strength above 0 begins, as powers of ten. At a thousand guesses a second, each with
 * 64 MiB of Argon2id, 10^10 take four months.
 */
const beginsAt = [8, 10, 12, 15] as const;

/** @param digits the number of guesses it takes, as a power of ten */
export function strengthOf(digits: number): PassphraseStrength {
  if (digits < beginsAt[0]) return 0;
  if (digits < beginsAt[1]) return 1;
  if (digits < beginsAt[2]) return 2;
  if (digits < beginsAt[3]) return 3;
  return 4;
}
