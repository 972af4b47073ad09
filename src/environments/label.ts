import { LABEL_MAX } from './environment';

/** Normalizes a label for comparison: two labels that look the same are the same. */
export function foldLabel(label: string): string {
  return label.trim().normalize('NFKC').toLowerCase();
}

/** The label, or the first free one of `label (2)`, `label (3)`… At most {@link LABEL_MAX} long. */
export function freeLabel(label: string, taken: readonly string[]): string {
  const folded = new Set(taken.map(foldLabel));
  let free = label;
  for (let n = 2; folded.has(foldLabel(free)); n += 1) {
    const mark = ` (${n})`;
    free = cut(label, LABEL_MAX - mark.length) + mark;
  }
  return free;
}

/** The beginning of a text, at most `length` long, without splitting a character. */
function cut(text: string, length: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > length) break;
    kept += character;
  }
  return kept.trimEnd();
}
