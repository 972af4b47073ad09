import * as v from 'valibot';
import { anyObject } from '../primitives/any-object';
import { shownText } from './shown-text';

const text = v.pipe(v.string(), v.maxLength(2048));
/** Words that are shown and never sent: however long or odd they are, they must not keep an agent from the account. */
const shown = v.pipe(
  v.string(),
  v.transform((value) => shownText(value, 200)),
);
const optionalText = v.optional(v.nullable(text), null);
/** The service gives an unset field as absent, null or "". */
const filledText = v.pipe(
  optionalText,
  v.transform((value) => (value === '' ? null : value)),
);

const filledWords = v.pipe(
  v.optional(v.nullable(shown), null),
  v.transform((value) => (value === '' ? null : value)),
);

/** `LoginTokenResponseDataDto`: `expire_in` in the specification, `expires_in` in some clients; the JWT's `exp` rules. */
export const loginTokenSchema = v.object({
  access_token: v.pipe(v.string(), v.minLength(1), v.maxLength(16384)),
  token_type: optionalText,
  expire_in: v.optional(v.nullable(v.number())),
  expires_in: v.optional(v.nullable(v.number())),
});

/** The part of `UserDto` that is used. `phone` carries no country code; null stands for no phone bound (or not shown). */
export const userSchema = v.object({
  userId: v.pipe(text, v.minLength(1)),
  status: filledWords,
  name: filledWords,
  nickname: filledWords,
  username: filledWords,
  email: filledWords,
  emailVerified: v.optional(v.nullable(v.boolean())),
  phone: filledText,
  phoneCountryCode: filledText,
  lastLogin: filledWords,
  /** There only where it was asked for. */
  customData: v.optional(v.nullable(anyObject), null),
});

/** The part of `IdentityDto` that is used; rows that share an `extIdpId` are one binding. */
export const identitiesSchema = v.pipe(
  v.array(v.object({ extIdpId: text, provider: shown })),
  v.maxLength(500),
);

/** A user as the management API gives one: the other ways to sign in come along, where the service tells them. */
export const managedUserSchema = v.object({
  ...userSchema.entries,
  /** ISO 8601; null where no password was ever set, or the service does not tell. */
  passwordLastSetAt: filledWords,
  identities: v.optional(v.nullable(identitiesSchema), null),
});

/** A page of what a search found. */
export const userPageSchema = v.object({
  totalCount: v.pipe(v.number(), v.integer(), v.minValue(0)),
  list: v.pipe(v.array(userSchema), v.maxLength(50)),
});

/** `GetManagementTokenRespDto`; 7200 seconds where the service does not say how long. */
export const managementTokenSchema = v.object({
  access_token: v.pipe(v.string(), v.minLength(1), v.maxLength(16384), v.regex(/^[\x21-\x7e]+$/)),
  expires_in: v.optional(v.nullable(v.number())),
  expire_in: v.optional(v.nullable(v.number())),
});

/** The part of `GetSecurityInfoDto` that is used. */
export const securityInfoSchema = v.object({
  passwordSet: v.boolean(),
  emailBinded: v.optional(v.nullable(v.boolean()), null),
  phoneBinded: v.boolean(),
});

export type User = v.InferOutput<typeof userSchema>;
export type ManagedUser = v.InferOutput<typeof managedUserSchema>;
export type UserPage = v.InferOutput<typeof userPageSchema>;
export type Identity = v.InferOutput<typeof identitiesSchema>[number];
export type SecurityInfo = v.InferOutput<typeof securityInfoSchema>;
