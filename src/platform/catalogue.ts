import { browser } from './browser';

/** A text of the catalogues, in the browser's language. */
export function message(key: string, substitutions: string[]): string {
  return browser.i18n.getMessage(key, substitutions);
}

/** The language that the texts are in (BCP 47): the browser's, or English where there is no catalogue for that. */
export function catalogueLanguage(): string {
  return browser.i18n.getMessage('language_tag');
}
