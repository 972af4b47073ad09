import * as v from 'valibot';

/**
 * The sandbox's settings. Each is either a setting that a tenant of the real service has, or a point on which no published
 * source says how the real service behaves; the latter are marked "unknown" and must not be relied on by a client.
 */
const optionsSchema = v.strictObject({
  /** Digits in a code, 4 to 8. Security setting `verifyCodeLength`. */
  codeLength: v.pipe(v.number(), v.integer(), v.minValue(4), v.maxValue(8)),
  /** Seconds for which an SMS code is good. Sources name 60 and 300. */
  smsCodeValiditySeconds: v.pipe(v.number(), v.minValue(1)),
  /** Seconds for which an email code is good. */
  emailCodeValiditySeconds: v.pipe(v.number(), v.minValue(1)),
  /** Wrong tries after which a code is invalid. Security setting `verifyCodeMaxAttempts`. */
  verifyCodeMaxAttempts: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Seconds between two codes to one recipient on one channel. */
  resendIntervalSeconds: v.pipe(v.number(), v.minValue(0)),
  /** SMS codes for one number within 24 hours, or null for no limit. Unknown. */
  dailySmsLimit: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** Whether the tenant has international SMS switched on. */
  internationalSms: v.boolean(),
  /** `apiCode` of an SMS asked for too soon; null leaves it out. Unknown. */
  smsTooSoonApiCode: v.nullable(v.number()),
  /** `apiCode` of an email asked for too soon. */
  emailTooSoonApiCode: v.nullable(v.number()),
  /** `apiCode` of a wrong code. Unknown in V3. */
  wrongCodeApiCode: v.nullable(v.number()),
  /** `apiCode` of a code past its time. Unknown in V3. */
  expiredCodeApiCode: v.nullable(v.number()),
  /** What a code sent to a number or address without an account does. Unknown. */
  sendToUnknown: v.picklist(['accept', 'refuse']),
  /** `apiCode` of signing in to an account that does not exist. Unknown which of the two. */
  unknownAccountApiCode: v.picklist([2004, 2333]),
  /** Scope granted by a sign-in that asks for none. Unknown. */
  defaultScope: v.string(),
  /** `statusCode` of a refusal that asks for a second factor. Unknown. */
  mfaStatusCode: v.number(),
  /** `statusCode` of a failed client authentication. Unknown. */
  clientAuthStatusCode: v.number(),
  /** Seconds for which an access token lives. */
  accessTokenLifetimeSeconds: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Name of the lifetime in the sign-in's answer. The specification and one SDK differ. */
  expiryField: v.picklist(['expire_in', 'expires_in']),
  /** Forms of the `authorization` header that are understood. Official SDKs ship both. */
  tokenForms: v.picklist(['both', 'bearer', 'raw']),
  /** Families of id headers that are understood. Unknown for `x-genauth-*`. */
  headerFamilies: v.picklist(['both', 'authing', 'genauth']),
  /** Whether a token is good only for the app it was issued to. Unknown. */
  tokenBoundToApp: v.boolean(),
  /** Whether a revoked token is accepted until it expires, as if only its signature were checked. Unknown. */
  revokedTokens: v.picklist(['refused', 'accepted-until-expiry']),
  /** Whether the profile shows only what the token's scope covers. */
  scopeLimitsProfile: v.boolean(),
  /** How a profile shows a phone that is not bound. Unknown. */
  unboundPhoneShownAs: v.picklist(['absent', 'null', 'empty']),
  /** Whether a user comes with identities when these are asked for; the specification makes them optional. */
  identitiesWithUser: v.boolean(),
  /** Whether username and password count as another login method. Unknown. */
  usernamePasswordCounts: v.boolean(),
  /** Whether an email that was never verified counts as another login method. Unknown. */
  unverifiedEmailCounts: v.boolean(),
  /** Whether an LDAP or AD identity counts as another login method. Unknown. */
  directoryIdentityCounts: v.boolean(),
  /** `apiCode` of unbinding the only login method: 1320005 and 2217 are both plausible. Unknown in V3. */
  lastMethodApiCode: v.nullable(v.number()),
  /** `apiCode` of unbinding when no phone is bound; null leaves it out. Unknown. */
  phoneNotBoundApiCode: v.nullable(v.number()),
  /** Seconds for which a management token lives. */
  managementTokenLifetimeSeconds: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** `apiCode` of a management token asked for with a wrong access key; null leaves it out. Unknown. */
  wrongAccessKeyApiCode: v.nullable(v.number()),
  /** Seconds by which the date of a signed request may differ from the service's clock. Unknown. */
  signatureSkewSeconds: v.pipe(v.number(), v.minValue(0)),
  /** Whether the management API finds a number of another country by its digits alone; the vendor's own test does not. */
  internationalLookup: v.boolean(),
  /** Which value clears a phone in `update-user`. Unknown. */
  clearPhoneWith: v.picklist(['null', 'empty', 'both', 'neither']),
  /** What a value that does not clear a phone does. Unknown. */
  otherEmptyPhone: v.picklist(['ignored', 'refused']),
  /** Whether `update-user` refuses to clear the phone of a user without another login method. Unknown. */
  adminChecksLoginMethods: v.boolean(),
  /** What a field that the specification does not name does to a request. Unknown. */
  unknownFields: v.picklist(['refuse', 'ignore']),
  /** What the revocation endpoint answers: the specification's envelope, or OAuth's empty body and HTTP 401. */
  revocationAnswer: v.picklist(['envelope', 'oauth']),
  /** Whether preflights are answered and CORS headers sent. Off until a tenant fills its security domain. */
  cors: v.boolean(),
  /** Origins allowed to call, or null for all. Whether the real service checks `Origin` itself is unknown. */
  allowedOrigins: v.nullable(v.array(v.string())),
});

/** The sandbox's settings; see the schema for each one's meaning. */
export type SandboxOptions = v.InferOutput<typeof optionsSchema>;

/** The default settings. */
export const defaultOptions: SandboxOptions = {
  codeLength: 6,
  smsCodeValiditySeconds: 300,
  emailCodeValiditySeconds: 300,
  verifyCodeMaxAttempts: 1,
  resendIntervalSeconds: 60,
  dailySmsLimit: null,
  internationalSms: true,
  smsTooSoonApiCode: null,
  emailTooSoonApiCode: 2080,
  wrongCodeApiCode: 2001,
  expiredCodeApiCode: 2300,
  sendToUnknown: 'accept',
  unknownAccountApiCode: 2004,
  defaultScope: 'openid profile',
  mfaStatusCode: 499,
  clientAuthStatusCode: 401,
  accessTokenLifetimeSeconds: 1_209_600,
  expiryField: 'expire_in',
  tokenForms: 'both',
  headerFamilies: 'both',
  tokenBoundToApp: false,
  revokedTokens: 'refused',
  scopeLimitsProfile: true,
  unboundPhoneShownAs: 'absent',
  identitiesWithUser: true,
  usernamePasswordCounts: true,
  unverifiedEmailCounts: true,
  directoryIdentityCounts: true,
  lastMethodApiCode: 1_320_005,
  phoneNotBoundApiCode: null,
  managementTokenLifetimeSeconds: 7_200,
  wrongAccessKeyApiCode: null,
  signatureSkewSeconds: 300,
  internationalLookup: false,
  clearPhoneWith: 'null',
  otherEmptyPhone: 'ignored',
  adminChecksLoginMethods: false,
  unknownFields: 'refuse',
  revocationAnswer: 'envelope',
  cors: false,
  allowedOrigins: null,
};

/** Any part of the options, as it arrives over the control interface. */
export const partialOptionsSchema = v.partial(optionsSchema);

/** Any part of the options. */
export type PartialOptions = v.InferOutput<typeof partialOptionsSchema>;

/**
 * The given options with a part of them replaced.
 *
 * @throws {v.ValiError} when the part names an option that does not exist, or a value out of its range
 */
export function withOptions(options: SandboxOptions, part: PartialOptions): SandboxOptions {
  const given = Object.entries(part).filter(([, value]) => value !== undefined);
  return v.parse(optionsSchema, { ...options, ...Object.fromEntries(given) });
}
