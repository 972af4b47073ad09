/** Fewest and most code points of a passphrase, counted in its NFKC form: what the key is made of. */
export const PASSPHRASE_MIN = 12;
export const PASSPHRASE_MAX = 256;

export type PassphraseProblem = 'required' | 'too-short' | 'too-long';

/** Checks a new passphrase against the rules; `null` when it keeps them. */
export function checkPassphrase(passphrase: string): PassphraseProblem | null {
  const length = [...passphrase.normalize('NFKC')].length;
  if (length === 0) return 'required';
  if (length < PASSPHRASE_MIN) return 'too-short';
  if (length > PASSPHRASE_MAX) return 'too-long';
  return null;
}
