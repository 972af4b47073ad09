import { describe, expect, it } from 'vitest';
import { createClient } from '../genauth/client';
import { failure, GenAuthError } from '../genauth/failure';
import { createManagementClient } from '../genauth/management-client';
import { createTokenShelf } from '../genauth/management-token';
import type { OperationKind } from './operation';
import { createPerform, type Errand } from './perform';
import { noSecrets, type Secrets, type Workplace, type WorkplaceFor } from './ports';
import { canary, holdsSecret, inputs } from './testing/secrets-canary';

const environment = {
  id: 'env-1',
  label: 'Acme',
  appHost: 'https://acme.authing.cn',
  managementHost: 'https://api.authing.cn',
};
const user = { userId: 'user-1', phone: canary.phoneNumber, phoneCountryCode: '+86' };

/** A workplace over the real clients, and all the requests that leave it. */
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
    isProtected: () => false,
    wantsCustomData: false,
    correlate: async () => null,
  };
  return { sent, bodies, place };
}

const task = (kind: OperationKind, changes: Partial<Errand> = {}): Errand => ({
  kind,
  environment,
  way: 'admin',
  userId: 'user-1',
  secrets: Promise.resolve(noSecrets),
  input: { kind: 'none' },
  ...changes,
});

const lostPhone = ['clear-phone-null', 'clear-phone-empty', 'end-sessions', 'read-back'] as const;
const signedIn = { ...noSecrets, accessToken: canary.accessToken };

describe('an operation', () => {
  it('sends nothing before its secrets are there', async () => {
    const { sent, place } = workplace();
    let give: (secrets: Secrets) => void = () => undefined;
    const secrets = new Promise<Secrets>((resolve) => {
      give = resolve;
    });
    const performed = createPerform(async () => place)(task('clear-phone-null', { secrets }));
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toEqual([]);
    give(noSecrets);
    await performed;
    expect(sent).toHaveLength(2);
  });

  it('sends nothing, and rejects, where they cannot be had', async () => {
    const { sent, place } = workplace();
    const secrets = Promise.reject(new Error('gone'));
    const performed = createPerform(async () => place)(task('clear-phone-null', { secrets }));
    await expect(performed).rejects.toThrow('gone');
    expect(sent).toEqual([]);
  });
});

describe('an operation on a lost phone', () => {
  it.each([
    ['clear-phone-null', 'update-user'],
    ['clear-phone-empty', 'update-user'],
    ['end-sessions', 'kick-users'],
    ['read-back', 'get-user'],
  ] as const)('%s asks the management API alone', async (kind, endpoint) => {
    const { sent, place } = workplace();
    const { answer } = await createPerform(async () => place)(task(kind));
    expect(answer).toMatchObject({ ok: true, requestId: 'request-1' });
    expect(sent).toEqual(['api.authing.cn get-management-token', `api.authing.cn ${endpoint}`]);
  });

  it.each([
    ['clear-phone-null', null],
    ['clear-phone-empty', ''],
  ] as const)('%s clears the user’s phone with %j', async (kind, phone) => {
    const { bodies, place } = workplace();
    await createPerform(async () => place)(task(kind));
    expect(bodies.at(-1)).toMatchObject({ userId: 'user-1', phone });
  });

  it.each(lostPhone)('%s sends nothing where it is not known whose', async (kind) => {
    const { sent, place } = workplace();
    const { answer } = await createPerform(async () => place)(task(kind, { userId: null }));
    expect(answer).toEqual({ ok: false, failure: failure('not-sent', 'session-lost') });
    expect(sent).toEqual([]);
  });

  it.each([...lostPhone, 'find-user', 'read-user'] as const)(
    '%s sends nothing where there is no access key',
    async (kind) => {
      const { sent, place } = workplace();
      const input = kind === 'read-user' ? ({ kind: 'user', userId: 'x' } as const) : inputs.query;
      const perform = createPerform(async () => ({ ...place, management: null }));
      const { answer } = await perform(task(kind, { input }));
      expect(answer).toEqual({ ok: false, failure: failure('not-sent', 'management-missing') });
      expect(sent).toEqual([]);
    },
  );

  it('read-user sends nothing where nobody was chosen', async () => {
    const { sent, place } = workplace();
    const { answer } = await createPerform(async () => place)(task('read-user'));
    expect(answer).toMatchObject({ failure: { delivery: 'not-sent', code: 'session-lost' } });
    expect(sent).toEqual([]);
  });

  it.each([
    ['clear-phone-null', 'update-user', 1],
    ['end-sessions', 'kick-users', 1],
    // A read changes nothing, and a broken connection is tried once more.
    ['read-back', 'get-user', 2],
  ] as const)('%s without an answer was sent so often: %s, %d', async (kind, endpoint, times) => {
    const { sent, place } = workplace({ fails: (request) => request.endsWith(endpoint) });
    const { answer } = await createPerform(async () => place)(task(kind));
    expect(answer).toMatchObject({ failure: { delivery: 'maybe-sent', code: 'no-answer' } });
    expect(sent.filter((request) => request.endsWith(endpoint))).toHaveLength(times);
  });

  it('lets no secret into its answer', async () => {
    for (const kind of [...lostPhone, 'find-user'] as const) {
      const { place } = workplace();
      const { answer } = await createPerform(async () => place)(
        task(kind, { input: inputs.query }),
      );
      expect(holdsSecret(JSON.stringify(answer))).toBe(false);
    }
  });
});

describe('the place where an operation is performed', () => {
  const asked = async (way: Errand['way'], kind: OperationKind) => {
    const routes: string[] = [];
    const { place, sent } = workplace();
    const workplaceFor: WorkplaceFor = async (where, route) => {
      routes.push(`${where.id} ${route}`);
      return place;
    };
    await createPerform(workplaceFor)(task(kind, { way, secrets: Promise.resolve(signedIn) }));
    return { routes, sent };
  };

  it.each(['sms', 'email', 'password', 'token'] as const)('is the app’s on way %s', async (way) => {
    expect(await asked(way, 'read-back')).toEqual({
      routes: ['env-1 app'],
      sent: ['acme.authing.cn get-profile'],
    });
  });

  it('is the management API’s on the way of a lost phone', async () => {
    const { routes, sent } = await asked('admin', 'read-back');
    expect(routes).toEqual(['env-1 management']);
    expect(sent).not.toContain('acme.authing.cn get-profile');
  });

  it.each([
    [
      'a failure that it names',
      new GenAuthError(failure('not-sent', 'vault-locked')),
      'vault-locked',
    ],
    ['anything else', new Error('who knows'), 'environment-missing'],
  ])('may not be there, and then nothing was sent: %s', async (_, error, code) => {
    const perform = createPerform(() => Promise.reject(error));
    for (const kind of lostPhone) {
      expect((await perform(task(kind))).answer).toEqual({
        ok: false,
        failure: failure('not-sent', code === 'vault-locked' ? code : 'environment-missing'),
      });
    }
  });

  it('may have a defect, of which nobody knows when it struck', async () => {
    const { place } = workplace();
    const broken: Workplace = {
      ...place,
      correlate: () => Promise.reject(new TypeError('a defect')),
    };
    const { answer } = await createPerform(async () => broken)(
      task('find-user', { input: inputs.query }),
    );
    expect(answer).toEqual({ ok: false, failure: failure('maybe-sent', 'interrupted') });
  });
});
