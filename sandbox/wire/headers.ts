import type { SandboxOptions } from '../options';
import { type App, seedUserPool } from '../seeds/apps';
import { type Language, languageOf, languages } from './language';
import type { Refusal } from './refusal';
import { appNotFound, malformed, originRefused, userPoolNotFound } from './refusals';

/** Whether an endpoint requires, accepts or ignores the app's header. */
export type AppHeader = 'required' | 'optional';

/** What a request's headers say, and the first thing that is wrong with them. */
export interface HeaderReading {
  readonly app: App | null;
  readonly language: Language;
  readonly problems: readonly string[];
  readonly refusal: Refusal | null;
}

/** The vendor's own headers that may come with a request, without their family's prefix. */
const known = [
  'app-id',
  'userpool-id',
  'lang',
  'request-from',
  'app-tenant-id',
  'tenant-id',
  'signature-nonce',
  'signature-method',
  'signature-version',
  'sdk-version',
];

const families = {
  authing: ['x-authing-'],
  genauth: ['x-genauth-'],
  both: ['x-authing-', 'x-genauth-'],
};

/** The prefixes of the headers that the options understand. */
export function familiesOf({ headerFamilies }: SandboxOptions): readonly string[] {
  return families[headerFamilies];
}

/** The user pool's id, from a family of headers that the options understand, or null. */
export function userPoolIdOf(headers: Headers, options: SandboxOptions): string | null {
  const sent = familiesOf(options).map((prefix) => headers.get(`${prefix}userpool-id`));
  return sent.find((id) => id !== null) ?? null;
}

/** Reads the id, language and origin headers, of both of the vendor's families if the options allow. */
export function readHeaders(
  headers: Headers,
  apps: readonly App[],
  appHeader: AppHeader,
  options: SandboxOptions,
): HeaderReading {
  const problems: string[] = [];
  const refusals: Refusal[] = [];
  const wrong = (problem: string, refusal?: Refusal) => {
    problems.push(problem);
    if (refusal) refusals.push(refusal);
  };
  const prefixes = familiesOf(options);
  const read = (name: string) =>
    prefixes.map((prefix) => headers.get(prefix + name)).find((value) => value !== null) ?? null;

  const origin = headers.get('origin');
  if (origin !== null && options.allowedOrigins?.includes(origin) === false) {
    // A tenant's setting, not a fault of the request: no problem is noted.
    refusals.push(originRefused());
  }

  const appId = read('app-id');
  const app = apps.find((candidate) => candidate.appId === appId) ?? null;
  if (appId === null && appHeader === 'required') {
    wrong('header x-authing-app-id is missing', malformed('x-authing-app-id'));
  } else if (appId !== null && !app) {
    wrong(`header x-authing-app-id names no app: ${appId}`, appNotFound());
  }

  const userPoolId = userPoolIdOf(headers, options);
  if (userPoolId !== null && userPoolId !== seedUserPool.userPoolId) {
    wrong(`header x-authing-userpool-id names no user pool: ${userPoolId}`, userPoolNotFound());
  }

  const lang = read('lang');
  if (lang !== null && !languages.some((language) => language === lang)) {
    wrong(`header x-authing-lang names no language of the service: ${lang}`);
  }

  for (const [name] of headers) {
    const prefix = families.both.find((family) => name.startsWith(family));
    if (prefix && !known.includes(name.slice(prefix.length))) {
      wrong(`header ${name} is not in the specification`);
    }
  }
  return { app, language: languageOf(lang), problems, refusal: refusals[0] ?? null };
}
