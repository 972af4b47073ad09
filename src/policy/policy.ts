import * as v from 'valibot';
import type { Environment } from '../environments/environment';
import { PACK_KEY } from '../environments/pack-signature';
import { AGENT_MAX } from '../environments/vault-content';
import { anyObject } from '../primitives/any-object';
import { namesSomething } from '../safeguards/protected-entry';
import {
  isSafeguard,
  LIST_MAX,
  listEntry,
  type Safeguards,
  safeguardEntries,
} from '../safeguards/safeguards';
import { looksLikeRegExp } from '../safeguards/ticket-pattern';
import { type LockBounds, type Range, WIDEST_LOCK_BOUNDS } from '../vault/lock-limits';
import { type PassphraseStrength, STRENGTH_MIN } from '../vault/passphrase-strength';
import { parseManagedEnvironments } from './managed-environments';
import type { PolicyProblem } from './policy-problem';

const amount = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));

/**
 * Every entry that an organization can set, and its values. `public/managed_schema.json` declares the same to the
 * browser.
 */
export const policyEntries = {
  lockIdleMinutesMin: amount,
  lockIdleMinutesMax: amount,
  lockAbsoluteHoursMin: amount,
  lockAbsoluteHoursMax: amount,
  passphraseStrengthMin: v.picklist(['fair', 'good', 'strong']),
  passkeys: v.picklist(['allowed', 'forbidden']),
  retentionDaysMin: amount,
  retentionDaysMax: amount,
  erasing: v.boolean(),
  agentName: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(AGENT_MAX)),
  agentNameFixed: v.boolean(),
  packKeys: v.array(v.unknown()),
  practice: v.boolean(),
  onboarding: v.boolean(),
  safeguards: anyObject,
  environments: v.array(v.unknown()),
} as const;

export type PolicyEntry = keyof typeof policyEntries;

/** What an organization has set. The agent decides about absent entries. */
export type Policy = {
  readonly [E in Exclude<PolicyEntry, 'safeguards' | 'environments' | 'packKeys'>]?: v.InferOutput<
    (typeof policyEntries)[E]
  >;
} & {
  /** Included in every agent's vault. Without secrets: each agent types those. */
  readonly environments?: readonly Environment[];
  /** Safeguards that apply in every environment, whatever is set in it. */
  readonly safeguards?: Partial<Safeguards>;
  /** Only packs signed by one of these keys are imported; none if there is no key. */
  readonly packKeys?: readonly string[];
};

export interface ReadPolicy {
  readonly policy: Policy;
  readonly problems: readonly PolicyProblem[];
}

const pairs = [
  ['lockIdleMinutesMin', 'lockIdleMinutesMax'],
  ['lockAbsoluteHoursMin', 'lockAbsoluteHoursMax'],
  ['retentionDaysMin', 'retentionDaysMax'],
] as const satisfies readonly (readonly [PolicyEntry, PolicyEntry])[];

/** Maximum length of a reported entry's name, in characters. */
const reported = 64;

/** Reads a policy from the browser, entry by entry: invalid entries are reported and ignored, and the others hold. */
export function parsePolicy(value: unknown): ReadPolicy {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { policy: {}, problems: [{ entry: '', code: 'malformed' }] };
  }
  const problems: PolicyProblem[] = [];
  const policy: { -readonly [E in keyof Policy]: Policy[E] } = {};
  for (const entry of Object.keys(value)) {
    const given: unknown = Reflect.get(value, entry);
    if (!isEntry(entry)) {
      problems.push({ entry: entry.slice(0, reported), code: 'unknown' });
      continue;
    }
    if (entry === 'safeguards') {
      const read = parseSafeguards(given);
      policy.safeguards = read.safeguards;
      problems.push(...read.problems);
      continue;
    }
    if (entry === 'environments') {
      const read = parseManagedEnvironments(given);
      policy.environments = read.environments;
      problems.push(...read.problems);
      continue;
    }
    if (entry === 'packKeys' && Array.isArray(given)) {
      const read = parsePackKeys(given);
      policy.packKeys = read.keys;
      problems.push(...read.problems);
      continue;
    }
    const parsed = v.safeParse(policyEntries[entry], given);
    if (parsed.success) Object.assign(policy, { [entry]: parsed.output });
    else problems.push({ entry, code: 'malformed' });
  }
  for (const [min, max] of pairs) {
    if ((policy[min] ?? 0) <= (policy[max] ?? Number.POSITIVE_INFINITY)) continue;
    for (const entry of [min, max]) {
      delete policy[entry];
      problems.push({ entry, code: 'contradictory' });
    }
  }
  if (policy.agentNameFixed === true && policy.agentName === undefined) {
    delete policy.agentNameFixed;
    problems.push({ entry: 'agentNameFixed', code: 'contradictory' });
  }
  return { policy, problems };
}

/** Takes the valid keys. Without any, no pack is imported: a mistyped key must not let everything in. */
function parsePackKeys(given: readonly unknown[]): {
  keys: readonly string[];
  problems: readonly PolicyProblem[];
} {
  const isKey = (each: unknown) => typeof each === 'string' && PACK_KEY.test(each);
  const problems = given.flatMap((each, index): PolicyProblem[] =>
    isKey(each) ? [] : [{ entry: `packKeys[${index}]`, code: 'malformed' }],
  );
  return { keys: given.filter((each) => typeof each === 'string').filter(isKey), problems };
}

function parseSafeguards(given: unknown): {
  safeguards: Partial<Safeguards>;
  problems: PolicyProblem[];
} {
  const parsed = v.safeParse(policyEntries.safeguards, given);
  if (!parsed.success) {
    return { safeguards: {}, problems: [{ entry: 'safeguards', code: 'malformed' }] };
  }
  const problems: PolicyProblem[] = [];
  let safeguards: Partial<Safeguards> = {};
  for (const [name, value] of Object.entries(parsed.output)) {
    const entry = `safeguards.${name.slice(0, reported)}`;
    if (!isSafeguard(name)) {
      problems.push({ entry, code: 'unknown' });
      continue;
    }
    const read = isList(name) ? parseList(name, value) : { value, problems: [] };
    problems.push(...read.problems);
    if (accepts(name, read.value)) safeguards = { ...safeguards, [name]: read.value };
    else problems.push({ entry, code: 'malformed' });
  }
  return { safeguards, problems };
}

/** A ticket pattern written as a regular expression would match no ticket at all. */
function accepts(name: keyof Safeguards, value: unknown): boolean {
  if (!v.is(safeguardEntries[name], value)) return false;
  return name !== 'ticketPattern' || !looksLikeRegExp(String(value));
}

type List = 'verificationMethods' | 'protectedAccounts';

function isList(name: keyof Safeguards): name is List {
  return name === 'verificationMethods' || name === 'protectedAccounts';
}

/**
 * Takes the valid entries of a list, up to the maximum, and reports the others. A list without valid entries counts as
 * absent: it must not replace an environment's own.
 */
function parseList(
  name: List,
  given: unknown,
): { value: unknown; problems: readonly PolicyProblem[] } {
  if (!Array.isArray(given) || given.length === 0) return { value: given, problems: [] };
  const list: readonly unknown[] = given;
  const isGood = (each: unknown) =>
    v.is(listEntry, each) && (name !== 'protectedAccounts' || namesSomething(each));
  const held = list.slice(0, LIST_MAX).filter(isGood);
  if (held.length === 0) return { value: null, problems: [] };
  const problems = list.slice(0, LIST_MAX).flatMap((each, index): PolicyProblem[] => {
    if (isGood(each)) return [];
    return [{ entry: `safeguards.${name}[${index}]`, code: 'malformed' }];
  });
  const beyond: PolicyProblem = { entry: `safeguards.${name}[${LIST_MAX}…]`, code: 'malformed' };
  return { value: held, problems: list.length > LIST_MAX ? [...problems, beyond] : problems };
}

/** The safeguards in effect in an environment: the organization's win. */
export function effectiveSafeguards(own: Safeguards, { safeguards = {} }: Policy): Safeguards {
  return { ...own, ...safeguards };
}

/** The safeguards to store from a form: what the organization has set does not replace an environment's own. */
export function ownSafeguards(
  typed: Safeguards,
  before: Safeguards,
  { safeguards = {} }: Policy,
): Safeguards {
  const kept = Object.entries(before).filter(([name]) => Object.hasOwn(safeguards, name));
  return { ...typed, ...Object.fromEntries(kept) };
}

function isEntry(name: string): name is PolicyEntry {
  return Object.hasOwn(policyEntries, name);
}

/**
 * The limits that an agent may choose for the vault lock. A policy only narrows them; values beyond the widest bounds
 * are clamped.
 */
export function lockBounds(policy: Policy): LockBounds {
  return {
    idleMinutes: narrow(
      WIDEST_LOCK_BOUNDS.idleMinutes,
      policy.lockIdleMinutesMin,
      policy.lockIdleMinutesMax,
    ),
    absoluteHours: narrow(
      WIDEST_LOCK_BOUNDS.absoluteHours,
      policy.lockAbsoluteHoursMin,
      policy.lockAbsoluteHoursMax,
    ),
  };
}

function narrow(widest: Range, min = widest.min, max = widest.max): Range {
  const within = (value: number) => Math.min(Math.max(value, widest.min), widest.max);
  return { min: within(min), max: within(max) };
}

const strengths = { fair: STRENGTH_MIN, good: 3, strong: 4 } as const;

/** The weakest passphrase that an agent may choose. */
export function minimumStrength({ passphraseStrengthMin = 'fair' }: Policy): PassphraseStrength {
  return strengths[passphraseStrengthMin];
}

/** Whether the organization set an environment up. */
export function isManagedEnvironment({ environments = [] }: Policy, id: string | null): boolean {
  return environments.some((each) => each.id === id);
}

/** Whether passkeys may open agents' vaults. */
export function passkeysAllowed({ passkeys = 'allowed' }: Policy): boolean {
  return passkeys === 'allowed';
}

/** Whether agents may use practice mode. */
export function practiceAllowed({ practice = true }: Policy): boolean {
  return practice;
}

/** Whether a new installation shows the first steps: not if the organization has set anything, unless it says so. */
export function onboards(policy: Policy): boolean {
  return policy.onboarding ?? Object.keys(policy).length === 0;
}
