import { AuthenticationClient, ManagementClient } from 'authing-node-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseHost } from '../src/environments/host';
import type { AuthMethod } from '../src/genauth/auth-method';
import { createClient } from '../src/genauth/client';
import { createManagementClient } from '../src/genauth/management-client';
import { createTokenShelf } from '../src/genauth/management-token';
import { readSystem } from '../src/genauth/system';
import { accessKey, accessToken, appId, managementCalls, userCalls } from './wire/calls';
import { documented } from './wire/document';
import {
  differencesOf,
  gathered,
  type HeaderDifference,
  reasonNames,
  reasonOf,
  reasonText,
} from './wire/header-differences';
import { type Recorded, type Recorder, startRecorder } from './wire/recorder';

/*
 * The vendor's own client, as published, and ours make the same calls to one recorder. They must be equal in method, path,
 * query and body, field by field. Headers may differ for a reason, which docs/wire.md lists.
 */

const userPoolId = 'pool-id';
const appSecret = 'app secret/+';
const token = { access_token: 'a.management.token', expires_in: 7200 };
const user = { userId: 'user-id', phone: '13800138000' };
const answers = {
  signin: { access_token: accessToken, token_type: 'Bearer', expire_in: 3600 },
  'get-profile': user,
  'get-identities': [],
  'get-security-info': { passwordSet: true, phoneBinded: true, emailBinded: true },
  'get-management-token': token,
  system: { version: { server: '3' } },
  'get-user': user,
  'list-users': { totalCount: 0, list: [] },
  'get-user-identities': [],
  'kick-users': { success: true },
};

let recorder: Recorder;
beforeAll(async () => {
  recorder = await startRecorder(answers);
});
afterAll(() => recorder.close());

const ports = {
  fetch: (url: string, init: RequestInit) => fetch(url, init),
  online: async () => true,
  timeout: (milliseconds: number) => AbortSignal.timeout(milliseconds),
  now: () => Date.now(),
};

/** Our base of a host that was typed. */
function baseOf(typed: string): string {
  const parsed = parseHost(typed);
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed.host.base;
}

const officialUser = (appHost: string, authMethod: AuthMethod) => {
  const client = new AuthenticationClient({
    appId,
    appHost,
    tokenEndPointAuthMethod: authMethod,
    revocationEndPointAuthMethod: authMethod,
    ...(authMethod !== 'none' && { appSecret }),
  });
  client.setAccessToken(accessToken);
  return client;
};
const ourUser = (host: string, authMethod: AuthMethod) =>
  createClient({
    app: {
      appHost: baseOf(host),
      appId,
      appSecret: authMethod === 'none' ? '' : appSecret,
      authMethod,
      userPoolId,
    },
    lang: 'en-US',
    ports,
  });
const officialManagement = (host: string) => new ManagementClient({ host, ...accessKey });
const ourManagement = (host: string) =>
  createManagementClient({
    key: { managementHost: baseOf(host), userPoolId, ...accessKey },
    appId,
    shelf: createTokenShelf(),
    lang: 'en-US',
    ports,
  });

/** The one request that a call made. Fetching a token first is a separate call. */
async function heard(call: () => Promise<unknown>): Promise<Recorded> {
  await call();
  const [request, ...more] = recorder
    .take()
    .filter(({ path }) => !path.endsWith('/get-management-token'));
  if (request === undefined || more.length > 0) throw new Error('not one request');
  return request;
}

const seen: HeaderDifference[] = [];

function compare(name: string, official: Recorded, ours: Recorded): void {
  const essence = ({ method, path, query, body }: Recorded) => ({ method, path, query, body });
  expect(essence(ours)).toEqual(essence(official));
  seen.push(...differencesOf(name, official, ours));
}

/** Hosts as people type them, at this recorder. */
const hosts = {
  'with a port': (url: string) => url,
  'with a slash': (url: string) => `${url}/`,
  'with a path': (url: string) => `${url}/tenant/authing`,
  'with a path and a slash': (url: string) => `${url}/tenant/authing/`,
} as const;

describe.each(Object.entries(hosts))('a host %s', (_, typed) => {
  describe.each(['client_secret_post', 'client_secret_basic', 'none'] as const)(
    'and %s',
    (method) => {
      it.each(userCalls)('$name is sent as the vendor’s client sends it', async (call) => {
        const host = typed(recorder.url);
        const official = await heard(() => call.official(officialUser(host, method)));
        const ours = await heard(() => call.ours(ourUser(host, method)));
        compare(call.name, official, ours);
      });
    },
  );

  it.each(managementCalls)('$name is sent as the vendor’s client sends it', async (call) => {
    const host = typed(recorder.url);
    const official = await heard(() => call.official(officialManagement(host)));
    const ours = await heard(() => call.ours(ourManagement(host)));
    compare(call.name, official, ours);
  });

  it('system is asked as the vendor’s client asks it', async () => {
    const host = typed(recorder.url);
    const official = await heard(() => officialUser(host, 'none').getSystemInfo());
    const ours = await heard(() => readSystem(baseOf(host), ports));
    compare('system', official, ours);
  });

  it('get-management-token is sent as the vendor’s client would send it', async () => {
    const host = typed(recorder.url);
    const client = officialManagement(host);
    await client.makeRequest({
      method: 'POST',
      url: '/api/v3/get-management-token',
      data: accessKey,
    });
    const [official] = recorder.take();
    await ourManagement(host).getUser('user-id', 'user_id');
    const [ours] = recorder.take();
    if (official === undefined || ours === undefined) throw new Error('nothing was heard');
    compare('get-management-token', official, ours);
  });
});

it('a bare domain is the same address to both', async () => {
  for (const typed of [
    'acme.genauth.ai',
    'acme.authing.cn/',
    'id.example.com:8443',
    'id.example.com/a/',
  ]) {
    const logout = officialUser(typed, 'none').buildLogoutUrl({});
    expect(logout).toContain(`${baseOf(typed)}/`);
  }
});

describe('the headers', () => {
  const found = () => gathered(seen);

  it('differ only where there is a reason, and wherever there is one', () => {
    const used = new Set(found().map((each) => reasonOf(each) ?? `none for ${each.header}`));
    expect([...used].sort()).toEqual([...reasonNames].sort());
  });

  it('and docs/wire.md lists each difference', async () => {
    const rows = found().map((each) => {
      const { header, official, ours, calls } = each;
      const where = calls.length > 3 ? `${calls.length} calls` : calls.join(', ');
      const why = reasonText(reasonOf(each) ?? '');
      return `| \`${header}\` | ${where} | ${official} | ${ours} | ${why} |`;
    });
    const table = [
      '| header | in | official client | Unbind Desk | why |',
      '|---|---|---|---|---|',
      ...rows,
    ].join('\n');
    const { written, wanted } = await documented('headers', table);
    expect(written).toBe(wanted);
  });
});
