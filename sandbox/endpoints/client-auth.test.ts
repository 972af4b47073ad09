import { describe, expect, test } from 'vitest';
import { createSandbox } from '../app';
import { plainClient } from '../plain-client';
import { type App, seedApps } from '../seeds/apps';
import { seedUsers } from '../seeds/users';

const { post, basic, none } = seedApps;
const { alice } = seedUsers;
const header = (id: string, secret: string) => `Basic ${btoa(`${id}:${secret}`)}`;

interface Shown {
  readonly client_id?: string;
  readonly client_secret?: string;
  readonly authorization?: string;
}

/** Every way of client authentication, and the apps that it is right for. */
const cases: readonly { what: string; app: App; shown: Shown; right: boolean }[] = [
  {
    what: 'id and secret in the body',
    app: post,
    shown: { client_id: post.appId, client_secret: post.appSecret },
    right: true,
  },
  {
    what: 'a wrong secret in the body',
    app: post,
    shown: { client_id: post.appId, client_secret: 'x' },
    right: false,
  },
  { what: 'an id without a secret', app: post, shown: { client_id: post.appId }, right: false },
  {
    what: 'another app’s id and secret',
    app: post,
    shown: { client_id: basic.appId, client_secret: basic.appSecret },
    right: false,
  },
  {
    what: 'a Basic header',
    app: post,
    shown: { authorization: header(post.appId, post.appSecret) },
    right: false,
  },
  {
    what: 'a Basic header',
    app: basic,
    shown: { authorization: header(basic.appId, basic.appSecret) },
    right: true,
  },
  {
    what: 'a Basic header with a wrong secret',
    app: basic,
    shown: { authorization: header(basic.appId, 'x') },
    right: false,
  },
  {
    what: 'a Basic header that is not Base64',
    app: basic,
    shown: { authorization: 'Basic %%%' },
    right: false,
  },
  {
    what: 'id and secret in the body',
    app: basic,
    shown: { client_id: basic.appId, client_secret: basic.appSecret },
    right: false,
  },
  {
    what: 'both at once',
    app: basic,
    shown: {
      client_id: basic.appId,
      client_secret: basic.appSecret,
      authorization: header(basic.appId, basic.appSecret),
    },
    right: false,
  },
  { what: 'its id', app: none, shown: { client_id: none.appId }, right: true },
  {
    what: 'a secret',
    app: none,
    shown: { client_id: none.appId, client_secret: none.appSecret },
    right: false,
  },
  {
    what: 'a Basic header',
    app: none,
    shown: { authorization: header(none.appId, none.appSecret) },
    right: false,
  },
];

const refused = { statusCode: 401, message: 'client authentication failed' };
const headersOf = ({ authorization }: Shown) =>
  authorization === undefined ? {} : { authorization };
const fieldsOf = ({ authorization: _, ...fields }: Shown): Record<string, string> => ({
  ...fields,
});

describe('signing in', () => {
  test.each(cases)(
    'an app of $app.authMethod that shows $what: $right',
    async ({ app, shown, right }) => {
      const sandbox = createSandbox();
      const passwordPayload = { account: alice.email.address, password: alice.password };
      const body = { connection: 'PASSWORD', passwordPayload, ...fieldsOf(shown) };
      const answer = await plainClient(sandbox, app).post('/api/v3/signin', body, headersOf(shown));
      expect(answer).toMatchObject(right ? { statusCode: 200 } : refused);
      expect(sandbox.effects).toHaveLength(right ? 1 : 0);
    },
  );

  test('an app without a secret need show nothing', async () => {
    const answer = await plainClient(createSandbox(), none).byPassword(
      alice.email.address,
      alice.password,
    );
    expect(answer.statusCode).toBe(200);
  });

  test('a user’s token in the header is no client authentication, and does no harm', async () => {
    const sandbox = createSandbox();
    const body = {
      connection: 'PASSWORD',
      passwordPayload: { account: alice.email.address, password: alice.password },
      client_id: post.appId,
      client_secret: post.appSecret,
    };
    const authorization = await sandbox.issueToken(alice, post);
    const answer = await plainClient(sandbox, post).post('/api/v3/signin', body, { authorization });
    expect(answer.statusCode).toBe(200);
  });

  test('the option names the refusal’s status', async () => {
    const sandbox = createSandbox({ options: { clientAuthStatusCode: 400 } });
    const answer = await plainClient(sandbox, post).byPassword(alice.email.address, alice.password);
    expect(answer.statusCode).toBe(400);
  });
});

describe('revoking', () => {
  test.each(cases)(
    'an app of $app.authMethod that shows $what: $right',
    async ({ app, shown, right }) => {
      const sandbox = createSandbox();
      const token = await sandbox.issueToken(alice, app);
      const client = plainClient(sandbox, app);
      const answer = await client.form(
        '/oidc/token/revocation',
        { token, ...fieldsOf(shown) },
        headersOf(shown),
      );
      expect(answer).toMatchObject(right ? { statusCode: 200, data: { success: true } } : refused);
      const profile = await client.get('/api/v3/get-profile', { authorization: token });
      expect(profile.statusCode).toBe(right ? 401 : 200);
    },
  );
});
