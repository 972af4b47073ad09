import type { Safeguards } from './safeguards';

/** What a lost phone calls for is asked; the caller who reads out a code from it has shown who he is. */
export const defaultSafeguards: Safeguards = {
  verification: 'lost-phone',
  verificationMethods: [],
  verificationFirst: false,
  reason: 'lost-phone',
  ticket: 'lost-phone',
  ticketPattern: '',
  lastFour: true,
  production: false,
  mark: 'none',
  protectedAccounts: [],
  protectedField: '',
  hourlyLimit: 0,
};

/** Some safeguards; the others are as they are by default. */
export type UnusualSafeguards = {
  readonly [Name in keyof Safeguards]?: Safeguards[Name] | undefined;
};

/** What of safeguards is not as by default, for what is written often. */
export function unusual(safeguards: Safeguards): UnusualSafeguards {
  const same = (name: string, value: unknown) =>
    JSON.stringify(value) === JSON.stringify(Reflect.get(defaultSafeguards, name));
  return Object.fromEntries(Object.entries(safeguards).filter((each) => !same(...each)));
}

/** All safeguards, of those that are unusual. One that is there without a value, as a message may bring it, is not named. */
export function whole(safeguards: UnusualSafeguards): Safeguards {
  const named = Object.entries(safeguards).filter(([, value]) => value !== undefined);
  return { ...defaultSafeguards, ...Object.fromEntries(named) };
}
