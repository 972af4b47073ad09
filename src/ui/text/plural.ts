import type { MessageKey, Translate } from '../ports';
import { byLanguage } from './page-language';

/** The part of a key before `_one` or `_other`: a text that depends on a count. */
export type PluralKey = {
  [K in MessageKey]: K extends `${infer Base}_other`
    ? `${Base}_one` extends MessageKey
      ? Base
      : never
    : never;
}[MessageKey];

const rules = byLanguage((language) => new Intl.PluralRules(language));
const numbers = byLanguage((language) => new Intl.NumberFormat(language));

/** A count, as the reader writes it. */
export function countText(count: number): string {
  return numbers().format(count);
}

/**
 * The text for a count, which is its `$1`. A catalogue has one key for each plural category of its language, and ours have
 * no others than `one` and `other`.
 * @see https://cldr.unicode.org/index/cldr-spec/plural-rules
 */
export function pluralText(
  t: Translate,
  key: PluralKey,
  count: number,
  ...substitutions: string[]
): string {
  const category = rules().select(count) === 'one' ? 'one' : 'other';
  return t(`${key}_${category}`, countText(count), ...substitutions);
}
