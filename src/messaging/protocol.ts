import * as v from 'valibot';
import type { OutcomeKind } from '../case/case';
import type { EnvironmentProblem } from '../environments/environment-form';
import type { PackPreview } from '../environments/merge-pack';
import type { PackProblem } from '../environments/pack';
import { PACK_TEXT_MAX } from '../environments/pack-limits';
import { AGENT_MAX } from '../environments/vault-content';
import type { ConnectionReport } from '../genauth/connection-report';
import type { Failure } from '../genauth/failure';
import type { ChainReport, DayCount, HistoryEntry, HistoryPage } from '../history/history';
import { RECEIPTS_AT_ONCE, RETENTION_DAYS_MAX, RETENTION_DAYS_MIN } from '../history/limits';
import type { HourlyUse } from '../safeguards/hourly-limit';
import { ENTRY_MAX, GROUNDS_MAX, safeguardEntries } from '../safeguards/safeguards';
import { areUsable } from '../safeguards/usable-safeguards';
import type { Proof } from '../vault/ownership';
import { PASSKEY_NAME_MAX, type PasskeyHandle, PRF_BYTES } from '../vault/passkey';
import { handleFields } from '../vault/passkey-fields';
import type { PassphraseStrength, Weakness } from '../vault/passphrase-strength';
import { base64 } from '../vault/record-fields';
import { draftFieldsSchema } from './draft';
import { LINE_MAX, SECRET_MAX } from './text-limits';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const line = v.pipe(v.string(), v.maxLength(LINE_MAX));
const secret = v.pipe(v.string(), v.maxLength(SECRET_MAX));
/** Only characters that a header can carry. */
const token = v.pipe(v.string(), v.maxLength(SECRET_MAX), v.regex(/^[\x21-\x7e]+$/));
const trimmed = v.transform((text: string) => text.trim());
const whole = v.pipe(v.number(), v.integer());
/** Counts from 1. */
const position = v.pipe(whole, v.minValue(1));
const revision = v.pipe(whole, v.minValue(0));
const phone = v.object({
  phoneCountryCode: v.pipe(v.string(), v.regex(/^\+\d{1,4}$/)),
  phoneNumber: v.pipe(v.string(), v.regex(/^\d{3,17}$/)),
});
const lastFour = v.pipe(v.string(), v.maxLength(16));
const passCode = v.pipe(v.string(), v.regex(/^\d{4,8}$/));

const passphrase = secret;
const prf = base64((length) => length === PRF_BYTES);
/** Shows that an unlocked desk is used by its owner. A command that loosens something may need it. */
const proof: v.GenericSchema<unknown, Proof> = v.variant('by', [
  v.object({ by: v.literal('passphrase'), passphrase }),
]);
const none = v.object({});
const openPack = v.object({ text: v.pipe(v.string(), v.maxLength(PACK_TEXT_MAX)), passphrase });
/** A command on a case names the revision that its view was showing; it is refused if the case has another one. */
const onCase = v.object({ revision });
const opening = {
  revision,
  environmentId: id,
  /** The case keeps its ticket if none is named. */
  ticket: v.optional(v.pipe(v.string(), v.maxLength(ENTRY_MAX))),
};

const grounds = v.object({
  verifiedHow: v.pipe(v.string(), v.maxLength(ENTRY_MAX)),
  note: v.pipe(v.string(), v.maxLength(GROUNDS_MAX)),
  reason: v.pipe(v.string(), v.maxLength(GROUNDS_MAX)),
  ticket: v.pipe(v.string(), v.maxLength(ENTRY_MAX)),
});

const time = whole;
const seq = position;
const before = v.nullable(seq);
const historyQuery = v.object({
  text: line,
  outcome: v.nullable(v.picklist(['unbound', 'accepted', 'refused', 'unknown', 'abandoned'])),
  route: v.nullable(v.picklist(['caller-has-phone', 'lost-phone'])),
  environmentId: v.nullable(id),
  from: v.nullable(time),
  to: v.nullable(time),
});

const environmentForm = v.object({
  label: line,
  appHost: line,
  appId: line,
  appSecret: secret,
  authMethod: line,
  managementHost: line,
  userPoolId: line,
  accessKeyId: line,
  accessKeySecret: secret,
  phoneCountryCode: line,
  newNumber: v.optional(line, ''),
});

/** The commands that views can send to the background: method → schema of its parameters. */
export const requests = {
  'app.wake': none,
  'vault.create': v.object({ passphrase }),
  'vault.unlock': v.object({ passphrase }),
  'vault.lock': none,
  /** The agent is present: used the keyboard or pointer in a view. Opening or showing a view does not count. */
  'vault.touch': none,
  'vault.changePassphrase': v.object({ current: passphrase, next: passphrase }),
  'vault.setLocks': v.object({
    idleMinutes: whole,
    absoluteHours: whole,
  }),
  /** Permanently deletes the vault, for an agent who has lost the passphrase. */
  'vault.reset': none,
  /** Unlocks the vault with the PRF's output of a passkey. If it is open, shows that its owner is there. */
  'passkey.unlock': v.object({ id: handleFields.id, prf }),
  /** What the browser needs to ask for the passkeys of the open vault. */
  'passkey.handles': none,
  /** Whether a passkey may be added. Requires the vault's passphrase again, as adding does: it is one more way in. */
  'passkey.prepare': v.object({ passphrase }),
  'passkey.add': v.object({
    passphrase,
    passkey: v.object({
      ...handleFields,
      prf,
      name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(PASSKEY_NAME_MAX)),
    }),
  }),
  'passkey.remove': v.object({ id: handleFields.id }),
  /** The agent does not want to hear of passkeys. */
  'passkey.decline': none,
  'environment.save': v.object({ id: v.nullable(id), form: environmentForm }),
  /** Removes the access to hosts that no environment uses. */
  'environment.releaseHosts': none,
  'environment.remove': v.object({ id }),
  /** Finds out which setting is wrong, using calls without side effects. */
  'environment.check': v.object({ id }),
  /** How much of the environment's hourly limit was used. */
  'environment.limit': v.object({ id }),
  /** Safeguards that are not named get their defaults, as in what is published. */
  'environment.setSafeguards': v.object({
    id,
    safeguards: v.pipe(v.partial(v.object(safeguardEntries)), v.check(areUsable)),
    /** Needed to loosen one, unless the owner was proved in the last minutes. */
    proof: v.optional(proof),
  }),
  /** The agent's own name, for receipts. */
  'agent.setName': v.object({ name: v.pipe(v.string(), v.maxLength(AGENT_MAX)) }),
  /** Whether a full code goes on by itself. */
  'agent.setCodesGoOn': v.object({ codesGoOn: v.boolean() }),
  /** Seals environments for other agents. Requires the vault's passphrase again, since the pack contains secrets. */
  'pack.export': v.object({
    environmentIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(200)),
    passphrase,
  }),
  /** Previews what a pack would change. */
  'pack.open': openPack,
  /** Needs the proof if the pack weakens safeguards or moves an environment to another host. */
  'pack.import': v.object({ ...openPack.entries, proof: v.optional(proof) }),
  'draft.save': v.object({ draft: draftFieldsSchema }),
  'case.sendLoginCode': v.variant('way', [
    v.object({ ...opening, way: v.literal('sms'), phone }),
    v.object({ ...opening, way: v.literal('email'), email: line }),
  ]),
  'case.identify': v.variant('way', [
    v.object({ ...opening, way: v.literal('sms'), phone, passCode }),
    v.object({ ...opening, way: v.literal('email'), email: line, passCode }),
    v.object({ ...opening, way: v.literal('password'), account: line, password: secret }),
    v.object({ ...opening, way: v.literal('token'), accessToken: token }),
    v.object({
      ...opening,
      way: v.literal('admin'),
      query: v.object({ text: v.pipe(line, trimmed, v.minLength(1)), phone: v.nullable(phone) }),
    }),
  ]),
  'case.readAgain': onCase,
  /** Another page of the users found, from 1. */
  'case.showPage': v.object({ revision, page: position }),
  'case.choose': v.object({ revision, userId: id }),
  'case.recordGrounds': v.object({ revision, grounds }),
  /** Compares the digits that the caller names with the number; views do not have them before. */
  'case.checkLastFour': v.object({ revision, lastFour }),
  /** `grounds` are null if none are required; `confirmed`: that this is a production environment. */
  'case.sendCode': v.object({ revision, grounds: v.nullable(grounds), confirmed: v.boolean() }),
  'case.adminUnbind': v.object({
    revision,
    grounds,
    lastFour,
    confirmed: v.boolean(),
    endSessions: v.boolean(),
  }),
  'case.endSessions': onCase,
  'case.unbind': v.object({ revision, passCode }),
  'case.checkAgain': onCase,
  /** The caller turns out to have no phone: ends the case, and finds its account with the access key. */
  'case.findInstead': onCase,
  'case.abandon': onCase,
  /** Undoes `case.abandon`, for a few seconds and only if nothing had an effect. */
  'case.reopen': onCase,
  'case.close': onCase,
  /** Sets an unreadable case aside, to make room for a new one. */
  'case.setAside': none,
  /** Turns practice mode on: nothing is real and nothing reaches the network. */
  'practice.enter': none,
  /** Turns practice mode off, and deletes its data. */
  'practice.leave': none,
  /** Brings the next caller. */
  'practice.call': v.object({ callerId: id }),
  'receipts.list': v.object({
    query: historyQuery,
    before,
    limit: v.pipe(position, v.maxValue(RECEIPTS_AT_ONCE)),
  }),
  'receipts.get': v.object({ seq }),
  /** Start times of days, ascending; the last one is the end of the day before it. */
  'receipts.days': v.object({ starts: v.pipe(v.array(time), v.minLength(2), v.maxLength(93)) }),
  'receipts.verify': none,
  /** Receipts of cases whose outcome is open, newest first. */
  'receipts.toCheck': none,
  /** Looks at the account of an open outcome again. It only reads, and writes what it found into the next receipt. */
  'receipts.check': v.object({ seq }),
  /** Permanently erases what a receipt says about the caller. */
  'receipts.erase': v.object({ seq, proof: v.optional(proof) }),
  'receipts.setRetention': v.object({
    days: v.pipe(whole, v.minValue(RETENTION_DAYS_MIN), v.maxValue(RETENTION_DAYS_MAX)),
    /** Needed to keep them for a shorter time. */
    proof: v.optional(proof),
  }),
  'security.refusedMessages': none,
} as const;

export type Method = keyof typeof requests;
export type Params<M extends Method> = v.InferOutput<(typeof requests)[M]>;

/** The results of commands. They do not contain the state, which is published to all views. */
export interface Results extends Record<Method, unknown> {
  'app.wake': null;
  'vault.create': null;
  'vault.unlock': null;
  'vault.lock': null;
  'vault.touch': null;
  'vault.changePassphrase': null;
  'vault.setLocks': null;
  'vault.reset': null;
  'passkey.unlock': null;
  'passkey.handles': readonly PasskeyHandle[];
  'passkey.prepare': null;
  'passkey.add': null;
  'passkey.remove': null;
  'passkey.decline': null;
  'environment.save': { readonly id: string };
  'environment.releaseHosts': null;
  'environment.remove': null;
  'environment.check': ConnectionReport;
  'environment.limit': HourlyUse;
  'environment.setSafeguards': null;
  'agent.setName': null;
  'agent.setCodesGoOn': null;
  'pack.export': {
    /** The file's content. */
    readonly text: string;
    readonly fileName: string;
    /** Opens only this pack; it is returned once and stored nowhere. */
    readonly oneTimePassphrase: string;
  };
  'pack.open': PackPreview;
  'pack.import': PackPreview;
  'draft.save': null;
  'case.sendLoginCode': null;
  'case.identify': null;
  'case.readAgain': null;
  'case.showPage': null;
  'case.choose': null;
  'case.recordGrounds': null;
  'case.checkLastFour': null;
  'case.sendCode': null;
  'case.adminUnbind': null;
  'case.endSessions': null;
  'case.unbind': null;
  'case.checkAgain': null;
  'case.findInstead': null;
  'case.abandon': null;
  'case.reopen': null;
  'case.close': null;
  'case.setAside': null;
  'practice.enter': null;
  'practice.leave': null;
  'practice.call': null;
  'receipts.list': HistoryPage;
  /** Null if there is none. */
  'receipts.get': HistoryEntry | null;
  'receipts.days': readonly DayCount[];
  'receipts.verify': ChainReport;
  'receipts.toCheck': readonly HistoryEntry[];
  'receipts.check': ReceiptCheck;
  'receipts.erase': null;
  'receipts.setRetention': null;
  'security.refusedMessages': RefusedMessages;
}

/** What a later look at an account found. */
export interface ReceiptCheck {
  /** The receipt that now says how the case ended. */
  readonly seq: number;
  readonly outcome: OutcomeKind;
  /** Why the account could not be read; the receipt is as it was. Null if it was read. */
  readonly failure: Failure | null;
}

/** Why a message was rejected before its handler. */
export type MessageRefusal =
  | 'external'
  | 'sender-refused'
  | 'request-malformed'
  | 'request-unknown'
  | 'request-oversized';

/** How many messages were rejected since the browser started. */
export type RefusedMessages = Readonly<Record<MessageRefusal, number>>;

/** Why a command was not carried out. Failures of a case's own requests are part of the published case instead. */
export type Refusal =
  | { readonly code: 'wrong-passphrase' | 'passphrase-too-short' | 'passphrase-too-long' }
  | {
      readonly code: 'passphrase-too-weak';
      readonly weakness: Weakness | null;
      readonly needed: PassphraseStrength;
    }
  | { readonly code: 'corrupt' | 'unknown-version' | 'unreadable' }
  | { readonly code: 'wrong-passkey' | 'passkeys-forbidden' | 'too-many-passkeys' }
  | {
      readonly code: 'vault-exists' | 'vault-locked' | 'environment-missing' | 'environment-in-use';
    }
  | { readonly code: 'environment-invalid'; readonly problems: readonly EnvironmentProblem[] }
  | { readonly code: 'receipt-missing' }
  /** The command may be repeated with a proof. */
  | { readonly code: 'proof-needed' }
  /** The organization does not allow it. */
  | {
      readonly code:
        | 'locks-out-of-bounds'
        | 'retention-out-of-bounds'
        | 'erasing-off'
        | 'agent-fixed'
        | 'packs-off'
        | 'practice-off';
    }
  | { readonly code: PackProblem }
  /** Another click came first, here or in another window. */
  | { readonly code: 'stale' }
  | { readonly code: 'storage' | 'case-unreadable' }
  | { readonly code: Exclude<MessageRefusal, 'external'> | 'internal' };

export type Reply<M extends Method> =
  | { readonly ok: true; readonly value: Results[M] }
  | { readonly ok: false; readonly refusal: Refusal };

/** The commands of one world: all except those that switch between the worlds. */
export type WorldHandlers = Omit<Handlers, Extract<Method, `practice.${string}`>>;

/** One function per method; a missing one does not compile. */
export type Handlers = { readonly [M in Method]: (params: Params<M>) => Promise<Reply<M>> };
