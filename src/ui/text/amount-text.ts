import { byLanguage } from './page-language';

const unit = (name: string, digits: number) =>
  byLanguage(
    (language) =>
      new Intl.NumberFormat(language, {
        style: 'unit',
        unit: name,
        unitDisplay: 'short',
        maximumFractionDigits: digits,
      }),
  );
const milliseconds = unit('millisecond', 0);
const seconds = unit('second', 1);
const minutes = unit('minute', 0);
const kilobytes = unit('kilobyte', 0);
const megabytes = unit('megabyte', 1);

/** `420 ms`, `1.2 sec`, `3 min 5 sec`, localized. @param length milliseconds, not below 0. */
export function durationText(length: number): string {
  if (length < 1_000) return milliseconds().format(Math.max(0, length));
  if (length < 60_000) return seconds().format(length / 1_000);
  const whole = Math.round(length / 1_000);
  const rest = whole % 60;
  const full = minutes().format(Math.floor(whole / 60));
  return rest === 0 ? full : `${full} ${seconds().format(rest)}`;
}

/** `12 kB`, `1.4 MB`, localized. @param bytes not below 0. */
export function sizeText(bytes: number): string {
  if (bytes < 1_000_000) return kilobytes().format(Math.ceil(bytes / 1_000));
  return megabytes().format(bytes / 1_000_000);
}
