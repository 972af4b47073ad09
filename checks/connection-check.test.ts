import { describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../sandbox/app';
import { seedAccessKey, seedApps, seedUserPool } from '../sandbox/seeds/apps';
import { type CheckPorts, checkConnection } from '../src/genauth/connection-check';
import type { Check } from '../src/genauth/connection-report';
import type { TransportPorts } from '../src/genauth/transport';

const host = 'https://acme.genauth.ai';
const right = {
  appHost: host,
  ...seedApps.post,
  managementHost: host,
  userPoolId: seedUserPool.userPoolId,
  ...seedAccessKey,
};
type Settings =
  | typeof right
  | (Omit<typeof right, 'authMethod'> & { authMethod: 'none' | 'client_secret_basic' });

function transport(sandbox: Sandbox): TransportPorts {
  return {
    fetch: async (url, init) => {
      if (!url.startsWith(host)) throw new TypeError('Failed to fetch');
      const { redirect: _, ...rest } = init;
      return sandbox.fetch(new Request(url, rest));
    },
    online: async () => true,
    timeout: () => new AbortController().signal,
  };
}

let drawn = 0;
function unheardOf(): string {
  drawn += 1;
  return `unheard-of-${drawn}`;
}

async function report(
  changes: Partial<Settings> | object,
  { sandbox = createSandbox(), ports = {} as Partial<CheckPorts> } = {},
) {
  const way = transport(sandbox);
  const checks = await checkConnection(
    { ...right, ...changes },
    {
      app: way,
      management: way,
      lang: 'en-US',
      now: () => Date.now(),
      unheardOf,
      ...ports,
    },
  );
  return { checks, sandbox, told: checks.map(told) };
}

function told({ name, verdict, suspects, worksWith }: Check): string {
  return [name, verdict, ...suspects, ...(worksWith === null ? [] : [`→ ${worksWith}`])].join(' ');
}

const allPassed = ['host passed', 'application passed', 'access-key passed', 'user-pool passed'];

describe('a connection with everything right', () => {
  it.each(['post', 'basic', 'none'] as const)('%s passes', async (app) => {
    const { told: lines } = await report(seedApps[app]);
    expect(lines).toEqual(allPassed);
  });

  it('has no effect on anybody, and sends no secret but to its own host', async () => {
    const { sandbox } = await report({});
    expect(sandbox.effects).toEqual([]);
    expect(sandbox.messages).toEqual([]);
    expect(sandbox.requests.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('without management there is nothing of it to check', async () => {
    const { told: lines } = await report({ managementHost: '' });
    expect(lines).toEqual([
      ...allPassed.slice(0, 2),
      'access-key not-checked',
      'user-pool not-checked',
    ]);
  });
});

describe('what is wrong is named', () => {
  const nowhere = 'https://nowhere.invalid';
  it.each([
    ['the host', { appHost: nowhere }, ['host failed appHost', 'application not-checked']],
    ['the app id', { appId: 'wrong' }, ['host passed', 'application failed appId']],
    [
      'the app secret',
      { appSecret: 'wrong' },
      ['host passed', 'application failed appId appSecret'],
    ],
    [
      'an app secret that is still to be typed',
      { appSecret: '' },
      ['host passed', 'application failed appSecret'],
    ],
    [
      'the method',
      { authMethod: 'client_secret_basic' },
      ['host passed', 'application failed authMethod → client_secret_post'],
    ],
    [
      'the method, with no secret typed',
      { authMethod: 'none', appSecret: '' },
      ['host passed', 'application failed appId authMethod'],
    ],
  ])('%s', async (_, changes, lines) => {
    expect((await report(changes)).told.slice(0, 2)).toEqual(lines);
  });

  it.each([
    [
      'the management host',
      { managementHost: nowhere },
      ['access-key failed managementHost', 'user-pool not-checked'],
    ],
    [
      'the key’s id',
      { accessKeyId: 'wrong' },
      ['access-key failed accessKeyId accessKeySecret', 'user-pool not-checked'],
    ],
    [
      'its secret',
      { accessKeySecret: 'wrong' },
      ['access-key failed accessKeyId accessKeySecret', 'user-pool not-checked'],
    ],
    [
      'the user pool',
      { userPoolId: 'wrong' },
      ['access-key passed', 'user-pool failed userPoolId'],
    ],
  ])('%s', async (_, changes, lines) => {
    expect((await report(changes)).told.slice(2)).toEqual(lines);
  });

  it('the browser’s permission, and nothing is asked then', async () => {
    const { checks, sandbox } = await report({}, { ports: { app: null, management: null } });
    expect(checks.map(({ verdict, failure }) => failure?.code ?? verdict)).toEqual([
      'host-permission',
      'not-checked',
      'host-permission',
      'not-checked',
    ]);
    expect(sandbox.requests).toEqual([]);
  });
});

describe('what an answer does not prove is not claimed', () => {
  const sandboxWith = (endpoint: string, fault: object) => {
    const sandbox = createSandbox();
    sandbox.arm({ endpoint, fault, times: 9 } as Parameters<Sandbox['arm']>[0]);
    return sandbox;
  };

  it('of a host that answers in HTML', async () => {
    const { told: lines } = await report({}, { sandbox: sandboxWith('system', { kind: 'html' }) });
    expect(lines[0]).toBe('host uncertain appHost');
    expect(lines[1]).toBe('application passed');
  });

  it('of a service that takes any application', async () => {
    const way = transport(createSandbox());
    const app: TransportPorts = {
      ...way,
      fetch: async (url, init) =>
        url.endsWith('/revocation') ? new Response(null, { status: 200 }) : way.fetch(url, init),
    };
    const { told: lines } = await report({}, { ports: { app } });
    expect(lines[1]).toBe('application uncertain appId appSecret authMethod');
  });

  it.each([
    ['throttled', { kind: 'envelope', statusCode: 429 }],
    ['broken', { kind: 'envelope', statusCode: 500 }],
  ])('of a service that is %s', async (_, fault) => {
    const sandbox = sandboxWith('revocation', fault);
    expect((await report({}, { sandbox })).told[1]).toBe('application uncertain');
  });

  it('offline: nothing is checked, and nothing is wrong', async () => {
    const offline = { ...transport(createSandbox()), online: async () => false };
    const { checks } = await report({}, { ports: { app: offline, management: offline } });
    expect(checks.map(({ verdict }) => verdict)).toEqual(Array(4).fill('not-checked'));
  });
});

it('no report holds a secret', async () => {
  for (const changes of [{}, { appSecret: 'wrong-secret' }, { accessKeySecret: 'wrong-secret' }]) {
    const { checks } = await report(changes);
    const text = JSON.stringify(checks);
    for (const secret of [seedApps.post.appSecret, seedAccessKey.accessKeySecret, 'wrong-secret']) {
      expect(text).not.toContain(secret);
    }
  }
});
