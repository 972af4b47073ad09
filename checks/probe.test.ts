import { describe, expect, it } from 'vitest';
import { createSandbox } from '../sandbox/app';
import type { PartialOptions } from '../sandbox/options';
import { seedAccessKey, seedApps, seedUserPool } from '../sandbox/seeds/apps';
import { observe, type Probed } from '../scripts/probe/observe';
import { reportText } from '../scripts/probe/report';

const host = 'https://acme.genauth.ai';
const probed: Probed = {
  appHost: host,
  ...seedApps.post,
  managementHost: host,
  userPoolId: seedUserPool.userPoolId,
  ...seedAccessKey,
};

let drawn = 0;
async function seen(options: PartialOptions = {}) {
  const sandbox = createSandbox({ options });
  const observations = await observe(probed, {
    fetch: (url, { redirect: _, ...init }) => sandbox.fetch(new Request(url, init)),
    online: async () => true,
    timeout: () => new AbortController().signal,
    unheardOf: () => {
      drawn += 1;
      return `unheard-of-${drawn}`;
    },
  });
  const of = (name: string) => observations.find((each) => each.of === name)?.seen;
  return { observations, of, sandbox };
}

describe('the probe', () => {
  it('has no effect', async () => {
    const { sandbox, observations } = await seen();
    expect(observations.length).toBeGreaterThan(12);
    expect(sandbox.effects).toEqual([]);
    expect(sandbox.messages).toEqual([]);
    expect(new Set(sandbox.requests.map(({ endpoint }) => endpoint))).toEqual(
      new Set(['system', 'revocation', 'get-profile', 'get-management-token', 'get-user']),
    );
  });

  it.each([
    [{}, 'revocation of an unknown token', 'HTTP 200, statusCode 200, no apiCode, requestId'],
    [{ revocationAnswer: 'oauth' }, 'revocation of an unknown token', 'HTTP 200, no body'],
    [
      { revocationAnswer: 'oauth' },
      'revocation with a wrong secret',
      'HTTP 401, error invalid_client',
    ],
    [{ clientAuthStatusCode: 400 }, 'revocation with a wrong secret', 'statusCode 400'],
    [{ wrongAccessKeyApiCode: 1300 }, 'get-management-token with a wrong secret', 'apiCode 1300'],
    [{ headerFamilies: 'authing' }, 'get-user of nobody (Bearer, x-authing-*)', 'apiCode 2004'],
    [{ tokenForms: 'bearer' }, 'get-user of nobody (raw, x-authing-*)', 'statusCode 401'],
  ] satisfies [PartialOptions, string, string][])('%j shows', async (options, of, shape) => {
    expect((await seen(options)).of(of)).toContain(shape);
  });

  it('tells whether the language is followed', async () => {
    const { of } = await seen();
    expect(of('words with x-authing-lang: zh-CN')).not.toBe(of('words with x-authing-lang: en-US'));
  });

  it('reports behaviours, and no secret, id or host', async () => {
    const { observations } = await seen();
    const text = reportText(probed, [], observations, new Date(0));
    expect(text).toContain('application host: *.genauth.ai');
    expect(text).toContain('apiCode 2020');
    for (const told of [
      seedApps.post.appSecret,
      seedApps.post.appId,
      seedAccessKey.accessKeySecret,
      seedAccessKey.accessKeyId,
      seedUserPool.userPoolId,
      'acme',
      'eyJ',
    ]) {
      expect(text).not.toContain(told);
    }
  });
});
