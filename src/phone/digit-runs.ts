/** Digits of any script, including full-width, circled and superscript ones, and the separators within one number. */
const RUN = /[\p{N}\s().·/_+\p{Pd}\p{Cf}\u2212（）．＋]+/gu;
const DIGIT = /\p{N}/u;

/** A run of grouped digits, without the text around it. */
export interface DigitRun {
  readonly text: string;
  readonly digits: number;
}

/** Replaces every run of digits in a text, however it is grouped. Only letters and punctuation separate two numbers. */
export function replaceDigitRuns(text: string, replace: (run: DigitRun) => string): string {
  return text.replace(RUN, (run) => {
    const signs = [...run];
    const first = signs.findIndex((sign) => DIGIT.test(sign));
    if (first < 0) return run;
    const end = signs.findLastIndex((sign) => DIGIT.test(sign)) + 1;
    // An opening plus or bracket belongs to the number.
    const inner = signs.slice(first, end);
    const digits = inner.filter((sign) => DIGIT.test(sign)).length;
    return (
      signs.slice(0, first).join('') +
      replace({ text: inner.join(''), digits }) +
      signs.slice(end).join('')
    );
  });
}

/** Every run of digits in a text, with its leading plus. */
export function digitRuns(text: string): readonly string[] {
  return (text.match(RUN) ?? []).flatMap((run) => run.trim().split(/(?=\+)/));
}

/** How many digits a text starts with, however they are grouped. */
export function leadingDigits(text: string): number {
  let digits = 0;
  for (const sign of text) {
    if (DIGIT.test(sign)) digits += 1;
    else if (!/[\s().·/_+\p{Pd}\p{Cf}\u2212（）．＋]/u.test(sign)) break;
  }
  return digits;
}
