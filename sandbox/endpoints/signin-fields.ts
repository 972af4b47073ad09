import * as v from 'valibot';
import { email, isPhone, phoneCountryCode, phoneNumber, text } from './fields';

const passwordPayload = v.pipe(
  v.object({
    password: text,
    account: v.optional(text),
    email: v.optional(text),
    username: v.optional(text),
    phone: v.optional(text),
  }),
  v.forward(
    v.check(({ account, email: address, username, phone }) =>
      [account, address, username, phone].some((name) => name !== undefined),
    ),
    ['account'],
  ),
);

const passCodePayload = v.pipe(
  v.object({
    passCode: text,
    email: v.optional(email),
    phone: v.optional(phoneNumber),
    phoneCountryCode,
  }),
  v.forward(
    v.check(({ email: address, phone, phoneCountryCode: code }) =>
      phone === undefined ? address !== undefined : isPhone(code, phone),
    ),
    ['phone'],
  ),
);

const directoryPayload = v.object({ password: text, sAMAccountName: text });

const shared = {
  options: v.optional(
    v.object({
      scope: v.optional(text),
      clientIp: v.optional(v.string()),
      context: v.optional(v.record(v.string(), v.unknown())),
      tenantId: v.optional(v.string()),
      customData: v.optional(v.record(v.string(), v.unknown())),
      autoRegister: v.optional(v.boolean()),
      captchaCode: v.optional(v.string()),
      captchaToken: v.optional(v.string()),
      passwordEncryptType: v.optional(v.picklist(['none', 'rsa', 'sm2'])),
    }),
    {},
  ),
  client_id: v.optional(text),
  client_secret: v.optional(text),
};

/** The fields of a sign-in: each connection has a separate payload. */
export const signinFields = v.variant('connection', [
  v.object({ ...shared, connection: v.literal('PASSWORD'), passwordPayload }),
  v.object({ ...shared, connection: v.literal('PASSCODE'), passCodePayload }),
  v.object({ ...shared, connection: v.literal('LDAP'), ldapPayload: directoryPayload }),
  v.object({ ...shared, connection: v.literal('AD'), adPayload: directoryPayload }),
]);

/** The fields of a sign-in. */
export type SigninFields = v.InferOutput<typeof signinFields>;

/** The fields of a sign-in by password. */
export type PasswordFields = Extract<SigninFields, { connection: 'PASSWORD' }>;

/** The fields of a sign-in by code. */
export type PassCodeFields = Extract<SigninFields, { connection: 'PASSCODE' }>;
