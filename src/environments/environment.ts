import * as v from 'valibot';
import { AUTH_METHODS } from '../genauth/auth-method';
import { COUNTRY_CODE, DEFAULT_COUNTRY_CODE } from '../phone/country-code';
import { defaultSafeguards } from '../safeguards/default-safeguards';
import { safeguardsSchema } from '../safeguards/safeguards';
import { HostBaseSchema } from './host-schema';

/** Maximum lengths, in characters. */
export const LABEL_MAX = 60;
export const IDENTIFIER_MAX = 128;
export const SECRET_MAX = 512;
/** Of a sentence or an address for callers. */
export const NEW_NUMBER_MAX = 200;

/** Text that may go into a header or a form without encoding. The service's ids and secrets consist of it. */
export const TOKEN_TEXT = /^[\x21-\x7e]+$/;

/** Control characters and direction marks: a label must not look like something else. */
export const UNPRINTABLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

const identifier = v.pipe(v.string(), v.maxLength(IDENTIFIER_MAX), v.regex(TOKEN_TEXT));
const secret = v.pipe(v.string(), v.maxLength(SECRET_MAX), v.regex(TOKEN_TEXT));
const empty = v.literal('');

/**
 * An environment as stored in the vault. Do not log or show the errors of a failed parse: they quote their input,
 * including secrets.
 */
export const EnvironmentSchema = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.minLength(1), v.maxLength(IDENTIFIER_MAX)),
    label: v.pipe(
      v.string(),
      v.minLength(1),
      v.maxLength(LABEL_MAX),
      v.check((label) => !UNPRINTABLE.test(label)),
    ),
    appHost: HostBaseSchema,
    appId: identifier,
    authMethod: v.picklist(AUTH_METHODS),
    /** `''` when the method is `none`. */
    appSecret: v.union([empty, secret]),
    /** `''` if not set; then the access key's fields are empty, too. */
    managementHost: v.union([empty, HostBaseSchema]),
    userPoolId: v.union([empty, identifier]),
    accessKeyId: v.union([empty, identifier]),
    accessKeySecret: v.union([empty, secret]),
    /** The calling code, with its plus, for numbers typed without one. */
    phoneCountryCode: v.optional(v.pipe(v.string(), v.regex(COUNTRY_CODE)), DEFAULT_COUNTRY_CODE),
    /** Where callers add a new number: an address, or a sentence to say; `''` if not set. */
    newNumber: v.optional(
      v.pipe(
        v.string(),
        v.maxLength(NEW_NUMBER_MAX),
        v.check((text) => !UNPRINTABLE.test(text)),
      ),
      '',
    ),
    safeguards: v.optional(safeguardsSchema, defaultSafeguards),
  }),
  v.readonly(),
);

/**
 * An application of the service, optionally with a management access key, that cases are handled in. Contains secrets.
 */
export type Environment = v.InferOutput<typeof EnvironmentSchema>;

/** An environment without its secrets, for views. */
export type EnvironmentSummary = Omit<Environment, 'appSecret' | 'accessKeySecret'> & {
  readonly hasAppSecret: boolean;
  readonly hasAccessKeySecret: boolean;
};

/** Removes the secrets. Lists the fields one by one, so that a field added later is not exposed by accident. */
export function summarize(environment: Environment): EnvironmentSummary {
  return {
    id: environment.id,
    label: environment.label,
    appHost: environment.appHost,
    appId: environment.appId,
    authMethod: environment.authMethod,
    hasAppSecret: environment.appSecret !== '',
    managementHost: environment.managementHost,
    userPoolId: environment.userPoolId,
    accessKeyId: environment.accessKeyId,
    hasAccessKeySecret: environment.accessKeySecret !== '',
    phoneCountryCode: environment.phoneCountryCode,
    newNumber: environment.newNumber,
    safeguards: environment.safeguards,
  };
}
