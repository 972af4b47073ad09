import { seedCaptchaCode } from '../seeds/users';
import { randomText, randomUuid } from '../state/random';
import type { User } from '../state/user';
import type { AccountName } from '../state/users';
import {
  accountDisabled,
  accountLocked,
  appNotFound,
  captchaRequired,
  secondFactorRequired,
  unknownAccount,
  unsupported,
  wrongPassword,
} from '../wire/refusals';
import type { Call } from './call';
import { authenticateClient } from './client-auth';
import { defineEndpoint } from './endpoint';
import { issueTokens } from './issue-tokens';
import {
  type PassCodeFields,
  type PasswordFields,
  type SigninFields,
  signinFields,
} from './signin-fields';
import { verifyCode } from './verify-code';

/** `POST /api/v3/signin`: a token against a password or a code. */
export const signin = defineEndpoint({
  name: 'signin',
  method: 'POST',
  path: '/api/v3/signin',
  fieldsIn: 'json',
  fields: signinFields,
  appHeader: 'required',
  async act(call) {
    const { world, app, incoming, fields } = call;
    if (!app) throw appNotFound();
    authenticateClient(
      app,
      {
        authorization: incoming.headers.get('authorization'),
        clientId: fields.client_id,
        clientSecret: fields.client_secret,
      },
      world.options,
    );
    const user = passHurdles(call, credentialUser(call));
    world.users.put({ ...user, lastLogin: world.now(), loginsCount: user.loginsCount + 1 });
    return { kind: 'envelope', data: await issueTokens(call, user, app) };
  },
});

function credentialUser({ world, incoming, app, fields }: Call<SigninFields>): User {
  const call = { world, incoming, app };
  switch (fields.connection) {
    case 'PASSWORD':
      return userByPassword({ ...call, fields });
    case 'PASSCODE':
      return userByCode({ ...call, fields });
    case 'LDAP':
    case 'AD':
      throw unsupported(fields.connection);
  }
}

function userByPassword({ world, fields }: Call<PasswordFields>): User {
  const { passwordEncryptType = 'none', captchaCode } = fields.options;
  if (passwordEncryptType !== 'none')
    throw unsupported(`passwordEncryptType=${passwordEncryptType}`);
  const user = world.users.byAccount(accountName(fields.passwordPayload));
  if (!user) throw unknownAccount(world.options);
  // Both prevent guessing, so they come before the password is checked.
  if (user.hurdle === 'locked') throw accountLocked();
  if (user.hurdle === 'captcha' && captchaCode !== seedCaptchaCode) throw captchaRequired();
  if (user.password !== fields.passwordPayload.password) throw wrongPassword();
  return user;
}

function accountName(payload: PasswordFields['passwordPayload']): AccountName {
  const { email, phone, username, account = '' } = payload;
  if (email !== undefined) return { kind: 'email', value: email };
  if (phone !== undefined) return { kind: 'phone', value: phone };
  if (username !== undefined) return { kind: 'username', value: username };
  return { kind: 'account', value: account };
}

function userByCode({ world, fields }: Call<PassCodeFields>): User {
  const { passCode, email = '', phone, phoneCountryCode } = fields.passCodePayload;
  const channel = 'CHANNEL_LOGIN';
  if (phone !== undefined) {
    const number = { countryCode: phoneCountryCode, number: phone };
    verifyCode(world, { kind: 'sms', to: `${phoneCountryCode}${phone}`, channel }, passCode);
    return (
      world.users.byPhone(number) ??
      register({ world, fields }, { phone: { ...number, verified: true } })
    );
  }
  verifyCode(world, { kind: 'email', to: email.toLowerCase(), channel }, passCode);
  return (
    world.users.byEmail(email) ??
    register({ world, fields }, { email: { address: email, verified: true } })
  );
}

/** Creates an account for a verified number or address, if the client asked for it. */
function register(
  { world, fields }: Pick<Call<PassCodeFields>, 'world' | 'fields'>,
  contact: Partial<Pick<User, 'phone' | 'email'>>,
): User {
  if (!fields.options.autoRegister) throw unknownAccount(world.options);
  const user: User = {
    userId: randomText(world.random, '0123456789abcdef', 24),
    demonstrates: 'Registered by signing in with a code',
    name: '',
    nickname: null,
    externalId: null,
    username: null,
    email: null,
    phone: null,
    password: null,
    gender: 'U',
    status: 'Activated',
    hurdle: 'none',
    mfaEnrolled: false,
    identities: [],
    departmentIds: [],
    customData: {},
    details: {},
    createdAt: world.now(),
    updatedAt: world.now(),
    lastLogin: null,
    loginsCount: 0,
    ...contact,
  };
  world.users.put(user);
  world.record({ kind: 'user-registered', userId: user.userId });
  return user;
}

/** Reasons to refuse a user with correct credentials. */
function passHurdles({ world }: Call<SigninFields>, user: User): User {
  if (user.status !== 'Activated') throw accountDisabled();
  switch (user.hurdle) {
    case 'locked':
      throw accountLocked();
    case 'mfa-personal':
      throw secondFactorRequired(1635, randomUuid(world.random), world.options);
    case 'mfa-app':
      throw secondFactorRequired(1636, randomUuid(world.random), world.options);
    case 'captcha':
    case 'none':
      return user;
  }
}
