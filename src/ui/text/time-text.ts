import { byLanguage } from './page-language';

const format = (options: Intl.DateTimeFormatOptions) =>
  byLanguage((language) => new Intl.DateTimeFormat(language, options));
const timeWithSeconds = format({ timeStyle: 'medium' });
const dayOnly = format({ dateStyle: 'medium' });
const dayAndMonth = format({ day: 'numeric', month: 'short' });
const dateAndTime = format({ dateStyle: 'medium', timeStyle: 'short' });

/** `14:03:05`, localized. @param at milliseconds since the epoch. */
export function exactTime(at: number): string {
  return timeWithSeconds().format(at);
}

/** Date and time, localized. @param at milliseconds since the epoch. */
export function dateTime(at: number): string {
  return dateAndTime().format(at);
}

/** The day, localized. @param at milliseconds since the epoch. */
export function day(at: number): string {
  return dayOnly().format(at);
}

/** The day without its year, localized. @param at milliseconds since the epoch. */
export function shortDay(at: number): string {
  return dayAndMonth().format(at);
}

/** A time from the service, or its original text if it is not a time. */
export function serviceTime(text: string): string {
  const at = Date.parse(text);
  return Number.isNaN(at) ? text : dateTime(at);
}

/**
 * `2026-11-23 14:03:05 UTC`: for tickets, which people in other time zones read. @param at milliseconds since the
 * epoch.
 */
export function ticketTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** The time if it is of today, otherwise date and time, localized. @param at milliseconds since the epoch. */
export function nearTime(at: number, now: number): string {
  return dayOnly().format(at) === dayOnly().format(now) ? exactTime(at) : dateTime(at);
}
