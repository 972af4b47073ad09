import type { Asked, Safeguards } from '../../safeguards/safeguards';
import type { MessageKey, Translate } from '../ports';

export const askedText: Readonly<Record<Asked, MessageKey>> = {
  never: 'asked_never',
  'lost-phone': 'asked_lost_phone',
  always: 'asked_always',
};

export const markText: Readonly<Record<Safeguards['mark'], MessageKey>> = {
  none: 'mark_none',
  red: 'mark_red',
  amber: 'mark_amber',
  green: 'mark_green',
  blue: 'mark_blue',
  violet: 'mark_violet',
};

export const safeguardName: Readonly<Record<keyof Safeguards, MessageKey>> = {
  verification: 'safeguard_verification',
  verificationMethods: 'safeguard_methods',
  verificationFirst: 'safeguard_first',
  reason: 'safeguard_reason',
  ticket: 'safeguard_ticket',
  ticketPattern: 'safeguard_pattern',
  lastFour: 'safeguard_last_four',
  production: 'safeguard_production',
  mark: 'safeguard_mark',
  protectedAccounts: 'safeguard_protected',
  protectedField: 'safeguard_field',
  hourlyLimit: 'safeguard_limit',
};

const onOff = (t: Translate, on: boolean) => t(on ? 'value_on' : 'value_off');
const list = (t: Translate, entries: readonly string[], empty: MessageKey) =>
  entries.length === 0 ? t(empty) : entries.join(' · ');

const valueText: {
  readonly [Name in keyof Safeguards]: (t: Translate, value: Safeguards[Name]) => string;
} = {
  verification: (t, value) => t(askedText[value]),
  verificationMethods: (t, value) => list(t, value, 'value_built_in'),
  verificationFirst: onOff,
  reason: (t, value) => t(askedText[value]),
  ticket: (t, value) => t(askedText[value]),
  ticketPattern: (t, value) => value || t('value_any'),
  lastFour: onOff,
  production: onOff,
  mark: (t, value) => t(markText[value]),
  protectedAccounts: (t, value) => list(t, value, 'value_none'),
  protectedField: (t, value) => value || t('value_none'),
  hourlyLimit: (t, value) => (value === 0 ? t('value_no_limit') : String(value)),
};

/** The value of a safeguard in words. */
export function safeguardValue<Name extends keyof Safeguards>(
  t: Translate,
  name: Name,
  safeguards: Safeguards,
): string {
  return valueText[name](t, safeguards[name]);
}
