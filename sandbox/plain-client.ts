import * as v from 'valibot';
import type { Sandbox } from './app';
import { type App, seedApps } from './seeds/apps';

const envelopeSchema = v.looseObject({
  statusCode: v.number(),
  message: v.string(),
  apiCode: v.optional(v.number()),
  requestId: v.string(),
  data: v.optional(v.unknown()),
});

/** An envelope as it arrived. */
export type ReceivedEnvelope = v.InferOutput<typeof envelopeSchema>;

const tokenData = v.object({ access_token: v.string() });
const origin = 'https://sandbox.test';

/** A minimal client for tests of the sandbox. */
export function plainClient(sandbox: Sandbox, app: App = seedApps.none) {
  const idHeader = { 'x-authing-app-id': app.appId };

  const send = (method: string, path: string, headers: HeadersInit, body?: string) =>
    sandbox.fetch(
      new Request(origin + path, { method, headers, ...(body !== undefined && { body }) }),
    );

  const envelope = async (response: Promise<Response>) => envelopeOf(await response);

  const postRaw = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    send(
      'POST',
      path,
      { ...idHeader, 'content-type': 'application/json', ...headers },
      JSON.stringify(body),
    );

  const getRaw = (path: string, headers: Record<string, string> = {}) =>
    send('GET', path, { ...idHeader, ...headers });

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    envelope(postRaw(path, body, headers));

  return {
    send,
    postRaw,
    getRaw,
    post,
    get: (path: string, headers: Record<string, string> = {}) => envelope(getRaw(path, headers)),
    form: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      envelope(
        send(
          'POST',
          path,
          { ...idHeader, 'content-type': 'application/x-www-form-urlencoded', ...headers },
          new URLSearchParams(fields).toString(),
        ),
      ),
    sendSms: (phoneNumber: string, channel = 'CHANNEL_LOGIN', more: object = {}) =>
      post('/api/v3/send-sms', { phoneNumber, channel, ...more }),
    sendEmail: (email: string, channel = 'CHANNEL_LOGIN') =>
      post('/api/v3/send-email', { email, channel }),
    byPassword: (account: string, password: string, options: object = {}) =>
      post('/api/v3/signin', {
        connection: 'PASSWORD',
        passwordPayload: { account, password },
        options,
      }),
    bySms: (phone: string, passCode: string, options: object = {}) =>
      post('/api/v3/signin', {
        connection: 'PASSCODE',
        passCodePayload: { phone, passCode },
        options,
      }),
    byEmailCode: (email: string, passCode: string, options: object = {}) =>
      post('/api/v3/signin', {
        connection: 'PASSCODE',
        passCodePayload: { email, passCode },
        options,
      }),
  };
}

/** The envelope a response carries. @throws {v.ValiError} when it carries none */
export async function envelopeOf(response: Response): Promise<ReceivedEnvelope> {
  return v.parse(envelopeSchema, await response.json());
}

/** The access token in a sign-in's answer. @throws {v.ValiError} when there is none */
export function accessTokenOf({ data }: ReceivedEnvelope): string {
  return v.parse(tokenData, data).access_token;
}

/** A code of the same length that is not this one. */
export function otherThan(code: string | undefined): string {
  const last = Number(code?.at(-1) ?? 0);
  return `${code?.slice(0, -1) ?? '12345'}${(last + 1) % 10}`;
}

/** A clock that only moves when it is set. Milliseconds since 1970. */
export const noon = Date.UTC(2026, 5, 1, 12);
