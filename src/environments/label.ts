import { LABEL_MAX } from './environment';

/** The form in which labels are compared: two that look alike are one. */
export function foldLabel(label: string): string {
  return label.trim().normalize('NFKC').toLowerCase();
}

/** The label itself, or where it is taken the first of `label (2)`, `label (3)`… that is not. At most {@link LABEL_MAX} long. */
export function freeLabel(label: string, taken: readonly string[]): string {
  const folded = new Set(taken.map(foldLabel));
  let free = label;
  for (let n = 2; folded.has(foldLabel(free)); n += 1) {
    const mark = ` (${n})`;
    free = cut(label, LABEL_MAX - mark.length) + mark;
  }
  return free;
}

/** The beginning of a text, at most so long, with no character cut in two. */
function cut(text: string, length: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > length) break;
    kept += character;
  }
  return kept.trimEnd();
}
