import { byLanguage } from './page-language';

const format = (options: Intl.DateTimeFormatOptions) =>
  byLanguage((language) => new Intl.DateTimeFormat(language, options));
const timeWithSeconds = format({ timeStyle: 'medium' });
const dayOnly = format({ dateStyle: 'medium' });
const dayAndMonth = format({ day: 'numeric', month: 'short' });
const dateAndTime = format({ dateStyle: 'medium', timeStyle: 'short' });

/** `14:03:05`, as the reader writes it. @param at milliseconds since the epoch. */
export function exactTime(at: number): string {
  return timeWithSeconds().format(at);
}

/** Date and time, as the reader writes them. @param at milliseconds since the epoch. */
export function dateTime(at: number): string {
  return dateAndTime().format(at);
}

/** The day, as the reader writes it. @param at milliseconds since the epoch. */
export function day(at: number): string {
  return dayOnly().format(at);
}

/** The day without its year, as the reader writes it. @param at milliseconds since the epoch. */
export function shortDay(at: number): string {
  return dayAndMonth().format(at);
}

/** A time that the service gave, or its very words where they are no time. */
export function serviceTime(text: string): string {
  const at = Date.parse(text);
  return Number.isNaN(at) ? text : dateTime(at);
}

/** `2026-11-23 14:03:05 UTC`: for tickets, which are read in other time zones. @param at milliseconds since the epoch. */
export function ticketTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
