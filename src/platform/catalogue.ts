import { browser } from './browser';

/** A text of the catalogs, in the browser's language. */
export function message(key: string, substitutions: string[]): string {
  return browser.i18n.getMessage(key, substitutions);
}

/** The language of the texts (BCP 47): the browser's, or English if there is no catalog for that. */
export function catalogueLanguage(): string {
  return browser.i18n.getMessage('language_tag');
}
