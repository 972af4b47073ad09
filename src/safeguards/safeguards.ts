import * as v from 'valibot';

/** When something is required: never, if the caller has lost the phone, or in every case. */
export const ASKED = ['never', 'lost-phone', 'always'] as const;
export type Asked = (typeof ASKED)[number];

/** The colors that tell environments apart. `none` is the ordinary one. */
export const MARKS = ['none', 'red', 'amber', 'green', 'blue', 'violet'] as const;

/** Maximum lengths of lists and texts; texts in characters. */
export const LIST_MAX = 200;
export const ENTRY_MAX = 128;
export const GROUNDS_MAX = 500;
/** The highest hourly limit. */
export const HOURLY_LIMIT_MAX = 1_000;

const asked = v.picklist(ASKED);
/** An entry of a list. */
export const listEntry = v.pipe(v.string(), v.minLength(1), v.maxLength(ENTRY_MAX));
const list = v.pipe(v.array(listEntry), v.maxLength(LIST_MAX), v.readonly());

/** Each safeguard and its values. A managed policy sets some of them, and wins. */
export const safeguardEntries = {
  /** When the agent has to record how the caller was verified: one of `verificationMethods`, with an optional note. */
  verification: asked,
  /** The organization's own methods; empty: the built-in list. */
  verificationMethods: list,
  /** Until the verification is recorded, only masked data of the account is shown. */
  verificationFirst: v.boolean(),
  reason: asked,
  ticket: asked,
  /** The format of a ticket, see `ticket-pattern.ts`; `''`: any. */
  ticketPattern: v.pipe(v.string(), v.maxLength(ENTRY_MAX)),
  /** The agent has to type the number's last four digits before route B acts. */
  lastFour: v.boolean(),
  /** A mistake here hits a real customer: the environment is marked, and acts are confirmed once more. */
  production: v.boolean(),
  mark: v.picklist(MARKS),
  /** User ids, user names, emails or phone numbers of accounts that nobody may change here. */
  protectedAccounts: list,
  /** Accounts with this field in their custom data, unless it is false, null, 0 or '', are protected; `''`: none. */
  protectedField: v.pipe(v.string(), v.maxLength(ENTRY_MAX)),
  /** How many numbers one agent may unbind here in an hour; 0: no limit. */
  hourlyLimit: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(HOURLY_LIMIT_MAX)),
} as const;

export const safeguardsSchema = v.pipe(v.object(safeguardEntries), v.readonly());

/** The safeguards for the cases of one environment. */
export type Safeguards = v.InferOutput<typeof safeguardsSchema>;

export function isSafeguard(name: string): name is keyof Safeguards {
  return Object.hasOwn(safeguardEntries, name);
}
