import { describe, expect, it } from 'vitest';
import { createClient } from '../genauth/client';
import { failure, GenAuthError } from '../genauth/failure';
import { createManagementClient } from '../genauth/management-client';
import { createTokenShelf } from '../genauth/management-token';
import type { Account } from './case';
import type { OperationKind } from './operation';
import { noSecrets, type Task, type Workplace, type WorkplaceFor } from './ports';
import { createPrepare } from './prepare';
import type { OperationRequest } from './request';
import { canary, holdsSecret, secretCommands } from './testing/secrets-canary';

const environment = {
  id: 'env-1',
  label: 'Acme',
  appHost: 'https://acme.authing.cn',
  managementHost: 'https://api.authing.cn',
};
const user = { userId: 'user-1', phone: canary.phoneNumber, phoneCountryCode: '+86' };

/** A workplace with the real clients, and all requests that it sends. */
function workplace({ fails = () => false }: { fails?: (request: string) => boolean } = {}) {
  const sent: string[] = [];
  const bodies: unknown[] = [];
  const ports = {
    fetch: async (url: string, { body }: RequestInit) => {
      bodies.push(typeof body === 'string' ? JSON.parse(body) : null);
      const { host, pathname } = new URL(url);
      const request = `${host} ${pathname.split('/').at(-1)}`;
      sent.push(request);
      if (fails(request)) throw new TypeError('Failed to fetch');
      const data = pathname.endsWith('token') ? { access_token: 'token' } : user;
      return Response.json({ statusCode: 200, message: 'ok', requestId: 'request-1', data });
    },
    online: async () => true,
    timeout: () => new AbortController().signal,
    now: () => 1_000,
  };
  const app = { appHost: environment.appHost, appId: 'app-1', userPoolId: 'pool-1' };
  const key = { managementHost: environment.managementHost, userPoolId: 'pool-1' };
  const place: Workplace = {
    client: createClient({
      app: { ...app, appSecret: '', authMethod: 'none' },
      lang: 'en-US',
      ports,
    }),
    management: createManagementClient({
      key: { ...key, accessKeyId: 'key-1', accessKeySecret: 'key-secret-1' },
      ...{ appId: 'app-1', shelf: createTokenShelf(), lang: 'en-US', ports },
    }),
    protectionOf: () => 'not-protected',
    wantsCustomData: false,
    correlate: async () => null,
  };
  return { sent, bodies, place };
}

const requests = {
  'clear-phone-null': { kind: 'clear-phone-null' },
  'clear-phone-empty': { kind: 'clear-phone-empty' },
  'end-sessions': { kind: 'end-sessions' },
  'read-back': { kind: 'read-back' },
  'find-user': { kind: 'find-user', query: secretCommands.admin.query },
  'read-user': { kind: 'read-user', userId: 'user-1' },
} as const satisfies Partial<Record<OperationKind, OperationRequest>>;
type Kind = keyof typeof requests;

const card: Account = {
  userId: 'user-1',
  name: null,
  phone: '+86 139****5678',
  loginMethods: null,
  lastLogin: null,
  status: null,
  phoneCorrelation: null,
};

const task = (kind: Kind, changes: Partial<Task> = {}): Task => ({
  request: requests[kind],
  environment,
  way: 'admin',
  account: card,
  ...changes,
});

const performed = (place: Workplace, given: Task, secrets = noSecrets) =>
  createPrepare(async () => place)(given)(secrets);

const lostPhone = ['clear-phone-null', 'clear-phone-empty', 'end-sessions', 'read-back'] as const;
const signedIn = { ...noSecrets, accessToken: canary.accessToken };

describe('an operation', () => {
  it('finds its workplace at once, and sends nothing until asked', async () => {
    const { sent, place } = workplace();
    let found = false;
    const send = createPrepare(async () => {
      found = true;
      return place;
    })(task('clear-phone-null'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(found).toBe(true);
    expect(sent).toEqual([]);
    await send(noSecrets);
    expect(sent).toHaveLength(2);
  });
});

describe('an operation on a lost phone', () => {
  it.each([
    ['clear-phone-null', 'update-user'],
    ['clear-phone-empty', 'update-user'],
    ['end-sessions', 'kick-users'],
    ['read-back', 'get-user'],
  ] as const)('%s calls only the management API', async (kind, endpoint) => {
    const { sent, place } = workplace();
    const { answer } = await performed(place, task(kind));
    expect(answer).toMatchObject({ ok: true, requestId: 'request-1' });
    expect(sent).toEqual(['api.authing.cn get-management-token', `api.authing.cn ${endpoint}`]);
  });

  it.each([
    ['clear-phone-null', null],
    ['clear-phone-empty', ''],
  ] as const)('%s clears the user’s phone with %j', async (kind, phone) => {
    const { bodies, place } = workplace();
    await performed(place, task(kind));
    expect(bodies.at(-1)).toMatchObject({ userId: 'user-1', phone });
  });

  it.each(lostPhone)('%s sends nothing for an unknown user', async (kind) => {
    const { sent, place } = workplace();
    const { answer } = await performed(place, task(kind, { account: null }));
    expect(answer).toEqual({ ok: false, failure: failure('not-sent', 'session-lost') });
    expect(sent).toEqual([]);
  });

  it.each([...lostPhone, 'find-user', 'read-user'] as const)(
    '%s sends nothing without an access key',
    async (kind) => {
      const { sent, place } = workplace();
      const { answer } = await performed({ ...place, management: null }, task(kind));
      expect(answer).toEqual({ ok: false, failure: failure('not-sent', 'management-missing') });
      expect(sent).toEqual([]);
    },
  );

  it.each([
    ['clear-phone-null', 'update-user', 1],
    ['end-sessions', 'kick-users', 1],
    // A read has no effect, so it is repeated once after a broken connection.
    ['read-back', 'get-user', 2],
  ] as const)(
    '%s without an answer: %s is called this often: %d',
    async (kind, endpoint, times) => {
      const { sent, place } = workplace({ fails: (request) => request.endsWith(endpoint) });
      const { answer } = await performed(place, task(kind));
      expect(answer).toMatchObject({ failure: { delivery: 'maybe-sent', code: 'no-answer' } });
      expect(sent.filter((request) => request.endsWith(endpoint))).toHaveLength(times);
    },
  );

  it('has no secret in its answer', async () => {
    for (const kind of [...lostPhone, 'find-user'] as const) {
      const { place } = workplace();
      const { answer } = await performed(place, task(kind));
      expect(holdsSecret(JSON.stringify(answer))).toBe(false);
    }
  });
});

describe('the workplace of an operation', () => {
  const asked = async (way: Task['way'], kind: Kind) => {
    const apis: string[] = [];
    const { place, sent } = workplace();
    const workplaceFor: WorkplaceFor = async (where, api) => {
      apis.push(`${where.id} ${api}`);
      return place;
    };
    await createPrepare(workplaceFor)(task(kind, { way }))(signedIn);
    return { apis, sent };
  };

  it.each(['sms', 'email', 'password', 'token'] as const)(
    'is the app’s for way %s',
    async (way) => {
      expect(await asked(way, 'read-back')).toEqual({
        apis: ['env-1 authentication'],
        sent: ['acme.authing.cn get-profile'],
      });
    },
  );

  it('is the management API’s for a lost phone', async () => {
    const { apis, sent } = await asked('admin', 'read-back');
    expect(apis).toEqual(['env-1 management']);
    expect(sent).not.toContain('acme.authing.cn get-profile');
  });

  it.each([
    [
      'a failure that it names',
      new GenAuthError(failure('not-sent', 'vault-locked')),
      'vault-locked',
    ],
    ['anything else', new Error('who knows'), 'environment-missing'],
  ])('may be missing, and then nothing was sent: %s', async (_, error, code) => {
    const prepare = createPrepare(() => Promise.reject(error));
    for (const kind of lostPhone) {
      expect((await prepare(task(kind))(noSecrets)).answer).toEqual({
        ok: false,
        failure: failure('not-sent', code === 'vault-locked' ? code : 'environment-missing'),
      });
    }
  });

  it('may throw at an unknown point', async () => {
    const { place } = workplace();
    const broken: Workplace = {
      ...place,
      correlate: () => Promise.reject(new TypeError('a defect')),
    };
    const { answer } = await performed(broken, task('find-user'));
    expect(answer).toEqual({ ok: false, failure: failure('maybe-sent', 'interrupted') });
  });
});
