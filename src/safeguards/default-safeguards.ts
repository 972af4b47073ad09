import type { Safeguards } from './safeguards';

/** A lost phone requires verification. A caller who reads out a code from the phone has shown who they are. */
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

/** Some safeguards; the others have their defaults. */
export type UnusualSafeguards = {
  readonly [Name in keyof Safeguards]?: Safeguards[Name] | undefined;
};

/** The safeguards that differ from the defaults, to keep frequently written data small. */
export function unusual(safeguards: Safeguards): UnusualSafeguards {
  const same = (name: string, value: unknown) =>
    JSON.stringify(value) === JSON.stringify(Reflect.get(defaultSafeguards, name));
  return Object.fromEntries(Object.entries(safeguards).filter((each) => !same(...each)));
}

/** All safeguards, from those that differ. One without a value, as a message may have it, counts as absent. */
export function whole(safeguards: UnusualSafeguards): Safeguards {
  const named = Object.entries(safeguards).filter(([, value]) => value !== undefined);
  return { ...defaultSafeguards, ...Object.fromEntries(named) };
}
