import * as v from 'valibot';
import { type Answered, accept, acceptRevocation, without } from './answer';
import { type AppCredentials, clientInBody, clientInHeader } from './app-credentials';
import type { Endpoint } from './classify';
import { endpointUrl } from './endpoint-url';
import {
  type Identity,
  identitiesSchema,
  loginTokenSchema,
  type SecurityInfo,
  securityInfoSchema,
  type User,
  userSchema,
} from './models';
import type { RequestBodies, SigninBody, SmsChannel } from './requests';
import type { ServiceLanguage } from './service-language';
import { exchange, type TransportPorts } from './transport';

/** The `phone` scope makes the number visible; the vendor's default (`openid profile`) lacks it. */
export const signinScope = 'openid profile username email phone';

/** A number as the service expects it: national digits, with a separate country code (`+86`). */
export interface ServicePhone {
  readonly phoneNumber: string;
  /** Absent if the service did not give one; then `+86` is meant. */
  readonly phoneCountryCode?: string;
}

/** The caller's credentials for signing in. */
export type Credential =
  | { readonly way: 'password'; readonly account: string; readonly password: string }
  | { readonly way: 'sms'; readonly phone: ServicePhone; readonly passCode: string }
  | { readonly way: 'email'; readonly email: string; readonly passCode: string };

/**
 * The end-user part of the Authentication API v3, as far as a case needs it. Each function sends exactly one request
 * and throws a `GenAuthError` unless the answer is a valid envelope with `statusCode` 200 and the promised data.
 *
 * @see https://api-explorer.authing.cn/?tag=tag/authentication
 */
export interface GenAuthClient {
  /** @param want custom data needs a scope of its own in the token */
  signin(credential: Credential, want?: Want): Promise<Answered<{ accessToken: string }>>;
  sendSms(phone: ServicePhone, channel: SmsChannel): Promise<Answered<null>>;
  sendEmail(email: string, channel: 'CHANNEL_LOGIN'): Promise<Answered<null>>;
  getProfile(accessToken: string, want?: Want): Promise<Answered<User>>;
  getIdentities(accessToken: string): Promise<Answered<readonly Identity[]>>;
  getSecurityInfo(accessToken: string): Promise<Answered<SecurityInfo>>;
  unbindPhone(accessToken: string, passCode: string): Promise<Answered<null>>;
  revokeToken(accessToken: string): Promise<Answered<null>>;
}

/** Optional data to request about a user. */
export interface Want {
  readonly customData: boolean;
}

export interface ClientOptions {
  readonly app: AppCredentials;
  /** The language of the service's messages. */
  readonly lang: ServiceLanguage;
  readonly ports: TransportPorts;
}

const nothing = v.unknown();

export function createClient({ app, lang, ports }: ClientOptions): GenAuthClient {
  const idHeaders = {
    'x-authing-app-id': app.appId,
    ...(app.userPoolId === '' ? {} : { 'x-authing-userpool-id': app.userPoolId }),
    'x-authing-lang': lang,
  };

  async function post<E extends keyof RequestBodies & Endpoint, S extends v.GenericSchema>(
    endpoint: E,
    body: RequestBodies[E],
    schema: S,
    headers: Record<string, string> = {},
  ): Promise<Answered<v.InferOutput<S>>> {
    const answer = await exchange(ports, {
      method: 'POST',
      url: endpointUrl(app.appHost, `/api/v3/${endpoint}`),
      headers: { 'content-type': 'application/json', ...idHeaders, ...headers },
      body: JSON.stringify(body),
    });
    return accept(endpoint, answer, schema);
  }

  async function get<S extends v.GenericSchema>(
    endpoint: Endpoint,
    query: string,
    accessToken: string,
    schema: S,
  ): Promise<Answered<v.InferOutput<S>>> {
    const answer = await exchange(ports, {
      method: 'GET',
      url: endpointUrl(app.appHost, `/api/v3/${endpoint}${query}`),
      headers: { ...idHeaders, authorization: `Bearer ${accessToken}` },
    });
    return accept(endpoint, answer, schema);
  }

  return {
    async signin(credential, want = { customData: false }) {
      const body = { ...signinBody(credential, want), ...clientInBody(app) };
      const { value, requestId } = await post(
        'signin',
        body,
        loginTokenSchema,
        clientInHeader(app),
      );
      return { value: { accessToken: value.access_token }, requestId };
    },
    async sendSms(phone, channel) {
      return without(await post('send-sms', { ...phone, channel }, nothing));
    },
    async sendEmail(email, channel) {
      return without(await post('send-email', { email, channel }, nothing));
    },
    getProfile: (accessToken, want = { customData: false }) =>
      get(
        'get-profile',
        `?withCustomData=${want.customData}&withIdentities=false&withDepartmentIds=false`,
        accessToken,
        userSchema,
      ),
    getIdentities: (accessToken) => get('get-identities', '', accessToken, identitiesSchema),
    getSecurityInfo: (accessToken) => get('get-security-info', '', accessToken, securityInfoSchema),
    async unbindPhone(accessToken, passCode) {
      const headers = { authorization: `Bearer ${accessToken}` };
      return without(await post('unbind-phone', { passCode }, nothing, headers));
    },
    async revokeToken(accessToken) {
      const answer = await exchange(ports, {
        method: 'POST',
        url: endpointUrl(app.appHost, '/oidc/token/revocation'),
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          ...idHeaders,
          ...clientInHeader(app),
        },
        body: new URLSearchParams({
          token: accessToken,
          ...(app.authMethod === 'none' ? { client_id: app.appId } : clientInBody(app)),
        }).toString(),
      });
      return acceptRevocation(answer);
    },
  };
}

function signinBody(credential: Credential, { customData }: Want): SigninBody {
  const scope = customData ? `${signinScope} extended_fields` : signinScope;
  // This looks up an account; a number without one must not create it.
  const options = { scope, autoRegister: false };
  switch (credential.way) {
    case 'password': {
      const { account, password } = credential;
      return { connection: 'PASSWORD', passwordPayload: { password, account }, options };
    }
    case 'sms': {
      const { phoneNumber: phone, phoneCountryCode } = credential.phone;
      const passCodePayload = {
        phone,
        ...(phoneCountryCode === undefined ? {} : { phoneCountryCode }),
        passCode: credential.passCode,
      };
      return { connection: 'PASSCODE', passCodePayload, options };
    }
    case 'email': {
      const { email, passCode } = credential;
      return { connection: 'PASSCODE', passCodePayload: { email, passCode }, options };
    }
  }
}
