import { byLanguage } from './page-language';

const timeOfDay = byLanguage(
  (language) => new Intl.DateTimeFormat(language, { timeStyle: 'short' }),
);

/** `14:03`, localized. @param at milliseconds since the epoch. */
export function clockTime(at: number): string {
  return timeOfDay().format(at);
}
