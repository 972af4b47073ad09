import * as v from 'valibot';
import { anyObject } from '../primitives/any-object';
import { shownText } from './shown-text';

/*
 * Optional members with odd values count as absent: they must not block an agent who does not need them. Only what an
 * answer was requested for is required.
 */

const text = v.pipe(v.string(), v.maxLength(2048));

/** Texts that some parts of the service send as numbers. */
const textOrNumber = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.transform(String))]),
  v.transform((value) => (value === '' ? null : value)),
);

/** Text that is shown and never sent. Absent, null and "" mean the same to the service. */
const words = v.optional(
  v.fallback(
    v.pipe(
      v.nullable(textOrNumber),
      v.transform((value) => (value === null ? null : shownText(value, 200) || null)),
    ),
    null,
  ),
  null,
);

/** The same for text that is compared and sent, so it is never cut. */
const wholeText = v.optional(
  v.fallback(v.nullable(v.pipe(textOrNumber, v.nullable(text))), null),
  null,
);

/** Stands for a value that is present but unreadable. */
const UNREADABLE = '?';

/** A bound number. An unreadable one must not look like no number. */
const boundNumber = v.optional(
  v.pipe(
    v.unknown(),
    v.transform((value) => {
      if (value === null || value === '') return null;
      if (typeof value === 'number') return String(value);
      return typeof value === 'string' ? value.slice(0, 2048) : UNREADABLE;
    }),
  ),
  null,
);

const flag = v.optional(v.fallback(v.nullable(v.boolean()), null), null);

/** Seconds; older parts of the service send numbers as text. */
const seconds = v.optional(
  v.fallback(
    v.nullable(
      v.pipe(
        v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))]),
        v.finite(),
      ),
    ),
    null,
  ),
  null,
);

/** `LoginTokenResponseDataDto`. Only the token is needed: the JWT's own `exp` decides its lifetime. */
export const loginTokenSchema = v.object({
  access_token: v.pipe(v.string(), v.minLength(1), v.maxLength(16384)),
});

/** The part of `UserDto` that is used. `phone` has no country code; null means that no phone is bound (or shown). */
export const userSchema = v.object({
  userId: v.pipe(text, v.minLength(1)),
  status: words,
  name: words,
  nickname: words,
  username: words,
  email: words,
  emailVerified: v.optional(v.fallback(v.nullable(v.boolean()), null)),
  /** In any notation, possibly no number at all. */
  phone: boundNumber,
  phoneCountryCode: wholeText,
  lastLogin: words,
  /** Present only if requested; null if it is not shown. */
  customData: v.optional(
    v.fallback(
      v.nullable(
        v.pipe(
          anyObject,
          v.check((value) => !Array.isArray(value)),
        ),
      ),
      null,
    ),
    null,
  ),
});

/** More bindings than anybody has, to bound what a card shows. */
const IDENTITIES_MAX = 500;

/** A binding that does not name its provider is still a way to sign in. */
const identitySchema = v.pipe(
  v.object({ extIdpId: wholeText, provider: words }),
  v.transform(({ extIdpId, provider }) => ({
    extIdpId: extIdpId ?? provider ?? UNREADABLE,
    provider: provider ?? UNREADABLE,
  })),
);

/** The part of `IdentityDto` that is used; rows that share an `extIdpId` are one binding. */
export const identitiesSchema = v.pipe(
  v.array(v.unknown()),
  v.transform((rows) =>
    rows.slice(0, IDENTITIES_MAX).flatMap((row) => readable(identitySchema, row)),
  ),
);

/** A user as the management API gives one, with the other ways to sign in if the service includes them. */
export const managedUserSchema = v.object({
  ...userSchema.entries,
  /** ISO 8601; null if no password was ever set, or the service does not say. */
  passwordLastSetAt: words,
  identities: v.optional(v.fallback(v.nullable(identitiesSchema), null), null),
});

/** A page of search results. Rows that are not users are left out. */
export const userPageSchema = v.object({
  totalCount: v.pipe(v.number(), v.integer(), v.minValue(0)),
  list: v.pipe(
    v.array(v.unknown()),
    v.maxLength(50),
    v.transform((rows) => rows.flatMap((row) => readable(userSchema, row))),
  ),
});

/** One row of several, or nothing if it is unreadable. */
function readable<S extends v.GenericSchema>(schema: S, row: unknown): v.InferOutput<S>[] {
  const parsed = v.safeParse(schema, row);
  return parsed.success ? [parsed.output] : [];
}

/** `GetManagementTokenRespDto`; 7200 seconds if the service gives no lifetime. */
export const managementTokenSchema = v.object({
  access_token: v.pipe(v.string(), v.minLength(1), v.maxLength(16384), v.regex(/^[\x21-\x7e]+$/)),
  expires_in: seconds,
  expire_in: seconds,
});

/** The part of `GetSecurityInfoDto` that is used. */
export const securityInfoSchema = v.object({
  passwordSet: v.boolean(),
  emailBinded: flag,
  phoneBinded: flag,
});

export type User = v.InferOutput<typeof userSchema>;
export type ManagedUser = v.InferOutput<typeof managedUserSchema>;
export type UserPage = v.InferOutput<typeof userPageSchema>;
export type Identity = v.InferOutput<typeof identitiesSchema>[number];
export type SecurityInfo = v.InferOutput<typeof securityInfoSchema>;
