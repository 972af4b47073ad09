import type {
  AuthenticationClient,
  ManagementClient as OfficialManagementClient,
} from 'authing-node-sdk';
import { Models } from 'authing-node-sdk';
import { KickUsersOptionsDto } from 'authing-node-sdk/dist/models/KickUsersOptionsDto';
import { UpdateUserOptionsDto } from 'authing-node-sdk/dist/models/UpdateUserOptionsDto';
import { type GenAuthClient, signinScope } from '../../src/genauth/client';
import type { ManagementClient } from '../../src/genauth/management-client';

/** One call, made by the vendor's client as published and by ours. */
export interface Call<Official, Ours> {
  readonly name: string;
  readonly official: (client: Official) => Promise<unknown>;
  readonly ours: (client: Ours) => Promise<unknown>;
}

export const accessToken = 'an.access.token';
export const accessKey = { accessKeyId: 'key-id', accessKeySecret: 'key-secret' };
export const appId = 'app-id';

const passCode = '482913';
const account = 'lin';
const password = 'correct horse';
const email = 'lin@example.com';
const userId = 'user-id';
const phoneNumber = '13800138000';
const phoneCountryCode = '+86';
/** Sent with every sign-in: a lookup must not create an account. */
const options = { scope: signinScope, autoRegister: false };

/** Every call of the user's API that both clients have. */
export const userCalls: readonly Call<AuthenticationClient, GenAuthClient>[] = [
  {
    name: 'signin (password)',
    official: (client) => client.signInByAccountPassword({ account, password, options }),
    ours: (client) => client.signin({ way: 'password', account, password }),
  },
  {
    name: 'signin (SMS code)',
    official: (client) =>
      client.signInByPhonePassCode({ phone: phoneNumber, phoneCountryCode, passCode, options }),
    ours: (client) =>
      client.signin({ way: 'sms', phone: { phoneNumber, phoneCountryCode }, passCode }),
  },
  {
    name: 'signin (email code)',
    official: (client) => client.signInByEmailPassCode({ email, passCode, options }),
    ours: (client) => client.signin({ way: 'email', email, passCode }),
  },
  {
    name: 'send-sms (sign-in)',
    official: (client) =>
      client.sendSms({
        phoneNumber,
        phoneCountryCode,
        channel: Models.SendSMSDto.channel.CHANNEL_LOGIN,
      }),
    ours: (client) => client.sendSms({ phoneNumber, phoneCountryCode }, 'CHANNEL_LOGIN'),
  },
  {
    name: 'send-sms (unbind)',
    official: (client) =>
      client.sendSms({
        phoneNumber,
        phoneCountryCode,
        channel: Models.SendSMSDto.channel.CHANNEL_UNBIND_PHONE,
      }),
    ours: (client) => client.sendSms({ phoneNumber, phoneCountryCode }, 'CHANNEL_UNBIND_PHONE'),
  },
  {
    name: 'send-email',
    official: (client) =>
      client.sendEmail({ email, channel: Models.SendEmailDto.channel.CHANNEL_LOGIN }),
    ours: (client) => client.sendEmail(email, 'CHANNEL_LOGIN'),
  },
  {
    name: 'get-profile',
    official: (client) =>
      client.getProfile({ withCustomData: true, withIdentities: false, withDepartmentIds: false }),
    ours: (client) => client.getProfile(accessToken, { customData: true }),
  },
  {
    name: 'get-identities',
    official: (client) => client.getIdentities(),
    ours: (client) => client.getIdentities(accessToken),
  },
  {
    name: 'get-security-info',
    official: (client) => client.getSecurityLevel(),
    ours: (client) => client.getSecurityInfo(accessToken),
  },
  {
    name: 'unbind-phone',
    official: (client) => client.unbindPhone({ passCode }),
    ours: (client) => client.unbindPhone(accessToken, passCode),
  },
  {
    name: 'token/revocation',
    official: (client) => client.revokeToken(accessToken),
    ours: (client) => client.revokeToken(accessToken),
  },
];

/** Every call of the management API that both clients have. */
export const managementCalls: readonly Call<OfficialManagementClient, ManagementClient>[] = [
  {
    name: 'get-user',
    official: (client) =>
      client.getUser({
        userId,
        userIdType: 'email',
        withIdentities: true,
        withCustomData: true,
        withDepartmentIds: false,
      }),
    ours: (client) => client.getUser(userId, 'email', { customData: true }),
  },
  {
    name: 'list-users',
    official: (client) =>
      client.listUsers({ keywords: 'lin', options: { pagination: { page: 2, limit: 50 } } }),
    ours: (client) => client.listUsers('lin', 2),
  },
  {
    name: 'get-user-identities',
    official: (client) => client.getUserIdentities({ userId, userIdType: 'user_id' }),
    ours: (client) => client.getUserIdentities(userId),
  },
  {
    name: 'update-user',
    official: (client) =>
      client.updateUser({
        userId,
        phone: '',
        options: { userIdType: UpdateUserOptionsDto.userIdType.USER_ID },
      }),
    ours: (client) => client.clearPhone(userId, ''),
  },
  {
    name: 'kick-users',
    official: (client) =>
      client.kickUsers({
        userId,
        appIds: [appId],
        options: { userIdType: KickUsersOptionsDto.userIdType.USER_ID },
      }),
    ours: (client) => client.kickUser(userId),
  },
];
