import { byLanguage } from './page-language';

const relative = byLanguage(
  (language) => new Intl.RelativeTimeFormat(language, { style: 'narrow', numeric: 'always' }),
);

/** `40s ago`, `3min ago`, localized. @param seconds not below 0 */
export function agoText(seconds: number): string {
  return seconds < 60
    ? relative().format(-seconds, 'second')
    : relative().format(-Math.floor(seconds / 60), 'minute');
}
