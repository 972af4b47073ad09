import type { MessageKey, Translate } from '../ports';
import { byLanguage } from './page-language';

/** The part of a key before `_one` or `_other`, for a text that depends on a count. */
export type PluralKey = {
  [K in MessageKey]: K extends `${infer Base}_other`
    ? `${Base}_one` extends MessageKey
      ? Base
      : never
    : never;
}[MessageKey];

const rules = byLanguage((language) => new Intl.PluralRules(language));
const numbers = byLanguage((language) => new Intl.NumberFormat(language));

/** A localized count. */
export function countText(count: number): string {
  return numbers().format(count);
}

/**
 * The text for a count, which is its `$1`. A catalog has one key for each plural category of its language, and ours
 * only have `one` and `other`.
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
