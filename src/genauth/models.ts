import * as v from 'valibot';

const text = v.pipe(v.string(), v.maxLength(2048));
const optionalText = v.optional(v.nullable(text), null);
/** The service gives an unset field as absent, null or "". */
const filledText = v.pipe(
  optionalText,
  v.transform((value) => (value === '' ? null : value)),
);

/** `LoginTokenResponseDataDto`: `expire_in` in the specification, `expires_in` in some clients; the JWT's `exp` rules. */
export const loginTokenSchema = v.object({
  access_token: v.pipe(v.string(), v.nonEmpty(), v.maxLength(16384)),
  token_type: optionalText,
  expire_in: v.optional(v.nullable(v.number())),
  expires_in: v.optional(v.nullable(v.number())),
});

/** The part of `UserDto` that is used. `phone` carries no country code; null stands for no phone bound (or not shown). */
export const userSchema = v.object({
  userId: v.pipe(text, v.nonEmpty()),
  status: filledText,
  name: filledText,
  nickname: filledText,
  username: filledText,
  email: filledText,
  emailVerified: v.optional(v.nullable(v.boolean())),
  phone: filledText,
  phoneCountryCode: filledText,
  lastLogin: filledText,
});

/** The part of `IdentityDto` that is used; rows that share an `extIdpId` are one binding. */
export const identitiesSchema = v.pipe(
  v.array(v.object({ extIdpId: text, provider: text })),
  v.maxLength(500),
);

/** The part of `GetSecurityInfoDto` that is used. */
export const securityInfoSchema = v.object({
  passwordSet: v.boolean(),
  emailBinded: v.optional(v.nullable(v.boolean()), null),
  phoneBinded: v.boolean(),
});

export type User = v.InferOutput<typeof userSchema>;
export type Identity = v.InferOutput<typeof identitiesSchema>[number];
export type SecurityInfo = v.InferOutput<typeof securityInfoSchema>;
