/** Digits of any script, full-width, circled or raised ones included, and what is written between those of one number. */
const RUN = /[\p{N}\s().·/_+\p{Pd}\p{Cf}\u2212（）．＋]+/gu;
const DIGIT = /\p{N}/u;

/** A run of digits in groups, without what stands around it. */
export interface DigitRun {
  readonly text: string;
  readonly digits: number;
}

/**
 * Replaces every run of digits in a text, however it is grouped. Of what stands between two numbers only letters and marks of
 * punctuation separate them.
 */
export function replaceDigitRuns(text: string, replace: (run: DigitRun) => string): string {
  return text.replace(RUN, (run) => {
    const signs = [...run];
    const first = signs.findIndex((sign) => DIGIT.test(sign));
    if (first < 0) return run;
    const end = signs.findLastIndex((sign) => DIGIT.test(sign)) + 1;
    // A plus or bracket that opens a number belongs to it.
    const inner = signs.slice(first, end);
    const digits = inner.filter((sign) => DIGIT.test(sign)).length;
    return (
      signs.slice(0, first).join('') +
      replace({ text: inner.join(''), digits }) +
      signs.slice(end).join('')
    );
  });
}

/** Every run of digits in a text, with the plus that opens it. */
export function digitRuns(text: string): readonly string[] {
  return (text.match(RUN) ?? []).flatMap((run) => run.trim().split(/(?=\+)/));
}

/** How many digits a text begins with, however they are grouped. */
export function leadingDigits(text: string): number {
  let digits = 0;
  for (const sign of text) {
    if (DIGIT.test(sign)) digits += 1;
    else if (!/[\s().·/_+\p{Pd}\p{Cf}\u2212（）．＋]/u.test(sign)) break;
  }
  return digits;
}
