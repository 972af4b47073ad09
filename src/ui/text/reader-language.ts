import { serviceLanguage } from '../../genauth/service-language';

/**
 * The language for numbers and dates: the user's regional variant of the texts' language (`en-GB` for texts in `en`),
 * or else that language itself. Never another language: a German date in an English sentence reads wrong.
 *
 * @param catalogue BCP 47 tag of the texts
 * @param preferred the browser's languages, best first
 */
export function readerLanguage(catalogue: string, preferred: readonly string[]): string {
  const base = (tag: string) => tag.toLowerCase().split('-')[0];
  const same = (tag: string) =>
    base(tag) === base(catalogue) && serviceLanguage(tag) === serviceLanguage(catalogue);
  return preferred.find(same) ?? catalogue;
}
