import { serviceLanguage } from '../../genauth/service-language';

/**
 * The language in which a page writes numbers and dates: the reader's own variety of the language that its texts are in
 * (`en-GB` for texts in `en`), or else just that. Never another one: a German date in an English sentence reads wrong.
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
