import * as v from 'valibot';

/** In which cases something is asked for: never, when the caller has lost the phone, or in every case. */
export const ASKED = ['never', 'lost-phone', 'always'] as const;
export type Asked = (typeof ASKED)[number];

/** The colours by which an environment is told from another. `none` is the ordinary one. */
export const MARKS = ['none', 'red', 'amber', 'green', 'blue', 'violet'] as const;

/** Longest lists and texts; texts in characters. */
export const LIST_MAX = 200;
export const ENTRY_MAX = 128;
export const GROUNDS_MAX = 500;
/** The highest hourly limit. */
export const HOURLY_LIMIT_MAX = 1_000;

const asked = v.picklist(ASKED);
/** An entry of a list. */
export const listEntry = v.pipe(v.string(), v.minLength(1), v.maxLength(ENTRY_MAX));
const list = v.pipe(v.array(listEntry), v.maxLength(LIST_MAX), v.readonly());

/** Each safeguard, and what it takes. A managed policy gives some of them, and wins. */
export const safeguardEntries = {
  /** How the caller was verified is asked for; the agent picks one of `verificationMethods` and may add a note. */
  verification: asked,
  /** The organisation's own names; empty: the built-in list. */
  verificationMethods: list,
  /** Nothing about the account beyond masked data is shown before the verification is recorded. */
  verificationFirst: v.boolean(),
  reason: asked,
  ticket: asked,
  /** What a ticket looks like, see `ticket-pattern.ts`; `''`: anything. */
  ticketPattern: v.pipe(v.string(), v.maxLength(ENTRY_MAX)),
  /** The number's last four digits are typed before route B acts. */
  lastFour: v.boolean(),
  /** A mistake here is one with a real customer: marked, and confirmed once more. */
  production: v.boolean(),
  mark: v.picklist(MARKS),
  /** User ids, user names, emails or phone numbers of accounts that nobody touches here. */
  protectedAccounts: list,
  /** Accounts whose custom data has this field, with anything but false, null, 0 or '' in it, are protected; `''`: none. */
  protectedField: v.pipe(v.string(), v.maxLength(ENTRY_MAX)),
  /** How many numbers one agent may unbind here in an hour; 0: no limit. */
  hourlyLimit: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(HOURLY_LIMIT_MAX)),
} as const;

export const safeguardsSchema = v.pipe(v.object(safeguardEntries), v.readonly());

/** The guard rails around the cases of one environment. */
export type Safeguards = v.InferOutput<typeof safeguardsSchema>;
