import type { MessageKey } from './ports';
import type { Asks } from './use-grounds-form';

/** The fields that a card may require, in the order of the screen, by their stable ids. */
export type RequiredField =
  | 'verified-how'
  | 'reason'
  | 'ticket'
  | 'last-four'
  | 'confirm-production';

export const requiredFieldName: Readonly<Record<RequiredField, MessageKey>> = {
  'verified-how': 'missing_verification',
  reason: 'missing_reason',
  ticket: 'missing_ticket',
  'last-four': 'missing_digits',
  'confirm-production': 'missing_confirmation',
};

/** What a card's fields hold. */
export interface Given {
  readonly verifiedHow: string;
  readonly reason: string;
  readonly ticket: string;
  readonly digitsMatch: boolean;
  readonly confirmed: boolean;
}

/**
 * The required fields that are still missing, in the order of the screen.
 *
 * @param veiled only the verification is on the screen
 */
export function missingFields(asks: Asks, given: Given, veiled: boolean): RequiredField[] {
  const blank = (text: string) => text.trim() === '';
  const all: readonly (readonly [RequiredField, boolean])[] = [
    ['verified-how', asks.verification && blank(given.verifiedHow)],
    ['reason', !veiled && asks.reason && blank(given.reason)],
    ['ticket', !veiled && asks.ticket && blank(given.ticket)],
    ['last-four', !veiled && asks.lastFour && !given.digitsMatch],
    ['confirm-production', !veiled && asks.production && !given.confirmed],
  ];
  return all.filter(([, missing]) => missing).map(([field]) => field);
}
