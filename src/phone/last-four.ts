import { shownEnding } from './mask-phone';

/** Four digits as an agent types them, with any spaces or dashes; null if that is not what was typed. */
export function readLastFour(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '');
  return /^\d{4}$/.test(digits) ? digits : null;
}

/** Whether four typed digits match the end of a masked number: its visible digits, and any digits before them. */
export function matchesEnding(masked: string, typed: string): boolean {
  const ending = shownEnding(masked);
  return ending !== '' && (readLastFour(typed)?.endsWith(ending.slice(-4)) ?? false);
}

/** A masked number without the digits at its end: `+86 138********`. */
export function hideEnding(masked: string): string {
  const ending = shownEnding(masked);
  return masked.slice(0, masked.length - ending.length) + ending.replace(/\d/g, '*');
}
