import * as v from 'valibot';
import { AUTH_METHODS } from '../genauth/auth-method';
import { COUNTRY_CODE, DEFAULT_COUNTRY_CODE } from '../phone/country-code';
import { defaultSafeguards } from '../safeguards/default-safeguards';
import { safeguardsSchema } from '../safeguards/safeguards';
import { HostBaseSchema } from './host-schema';

/** Longest texts, in characters. */
export const LABEL_MAX = 60;
export const IDENTIFIER_MAX = 128;
export const SECRET_MAX = 512;

/** What may go into a header or a form without encoding, and what the service's ids and secrets are made of. */
export const TOKEN_TEXT = /^[\x21-\x7e]+$/;

/** Control characters, and those that turn the direction of writing: a label must look like what it is. */
export const UNPRINTABLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

const identifier = v.pipe(v.string(), v.maxLength(IDENTIFIER_MAX), v.regex(TOKEN_TEXT));
const secret = v.pipe(v.string(), v.maxLength(SECRET_MAX), v.regex(TOKEN_TEXT));
const empty = v.literal('');

/**
 * An environment as the vault keeps it. Beware of the errors of a failed parse: they quote their input, secrets
 * included, and are not for logs or messages.
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
    /** `''` when not set; so are the access key's fields then. */
    managementHost: v.union([empty, HostBaseSchema]),
    userPoolId: v.union([empty, identifier]),
    accessKeyId: v.union([empty, identifier]),
    accessKeySecret: v.union([empty, secret]),
    /** What a number that is typed without a country code is read with: the calling code with its plus. */
    phoneCountryCode: v.optional(v.pipe(v.string(), v.regex(COUNTRY_CODE)), DEFAULT_COUNTRY_CODE),
    safeguards: v.optional(safeguardsSchema, defaultSafeguards),
  }),
  v.readonly(),
);

/** One tenant application, and perhaps a management access key, that cases are worked in. Holds secrets. */
export type Environment = v.InferOutput<typeof EnvironmentSchema>;

/** An environment as views may see it: no secrets. */
export type EnvironmentSummary = Omit<Environment, 'appSecret' | 'accessKeySecret'> & {
  readonly hasAppSecret: boolean;
  readonly hasAccessKeySecret: boolean;
};

/** Takes the secrets out. Field by field, so that a field added later is not shown by accident. */
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
    safeguards: environment.safeguards,
  };
}
