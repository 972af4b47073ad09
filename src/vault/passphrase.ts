/** Minimum and maximum length of a passphrase, in code points of its NFKC form, which the key is derived from. */
export const PASSPHRASE_MIN = 12;
export const PASSPHRASE_MAX = 256;

export type PassphraseProblem = 'required' | 'too-short' | 'too-long';

/** Checks a new passphrase against the rules; `null` if it follows them. */
export function checkPassphrase(passphrase: string): PassphraseProblem | null {
  const length = [...passphrase.normalize('NFKC')].length;
  if (length === 0) return 'required';
  if (length < PASSPHRASE_MIN) return 'too-short';
  if (length > PASSPHRASE_MAX) return 'too-long';
  return null;
}
