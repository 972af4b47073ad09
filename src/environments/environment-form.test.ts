import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type Environment, EnvironmentSchema } from './environment';
import { type EnvironmentForm, validateEnvironment } from './environment-form';

const simple: EnvironmentForm = {
  label: ' Production ',
  appHost: 'acme.genauth.ai/',
  appId: ' 60a6f980dd9a9a7642da768a ',
  authMethod: 'none',
  appSecret: '',
  managementHost: '',
  userPoolId: '',
  accessKeyId: '',
  accessKeySecret: '',
  phoneCountryCode: '',
  newNumber: '',
};

const full: EnvironmentForm = {
  ...simple,
  authMethod: 'client_secret_post',
  appSecret: 'app-secret',
  managementHost: 'https://api.genauth.ai',
  userPoolId: 'pool',
  accessKeyId: 'key-id',
  accessKeySecret: 'key-secret',
};

function made(form: EnvironmentForm, existing?: Environment): Environment {
  const result = validateEnvironment(form, 'env-1', existing);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.environment;
}

function problems(form: EnvironmentForm, existing?: Environment, taken?: string[]) {
  const result = validateEnvironment(form, 'env-1', existing, taken);
  return result.ok ? [] : result.problems.map(({ field, code }) => `${field} ${code}`);
}

describe('the default country code', () => {
  it.each([
    ['', '+86'],
    ['+1', '+1'],
    ['44', '+44'],
    ['00 81', '+81'],
    ['＋８５２', '+852'],
    [' +1-242 ', '+1242'],
  ])('%j is stored as %s', (phoneCountryCode, stored) => {
    expect(made({ ...simple, phoneCountryCode }).phoneCountryCode).toBe(stored);
  });

  it.each(['+0', '+12345', 'CN', '+', '++86'])('%j is rejected', (phoneCountryCode) => {
    const found = problems({ ...simple, phoneCountryCode });
    expect(found).toEqual(['phoneCountryCode country-code-malformed']);
  });
});

describe('where callers add a new number', () => {
  it('is a short sentence or an address, and may be missing', () => {
    expect(made({ ...simple, newNumber: ' acme.example/account ' }).newNumber).toBe(
      'acme.example/account',
    );
    expect(made(simple).newNumber).toBe('');
  });

  it('is rejected if it is too long or holds what cannot be seen', () => {
    expect(problems({ ...simple, newNumber: 'x'.repeat(201) })).toEqual(['newNumber too-long']);
    expect(problems({ ...simple, newNumber: 'a\u202eb' })).toEqual(['newNumber malformed']);
  });
});

describe('the form of an environment', () => {
  it('creates an environment that can be stored, with all values trimmed', () => {
    const environment = made(simple);
    expect(environment).toMatchObject({
      id: 'env-1',
      label: 'Production',
      appHost: 'https://acme.genauth.ai',
      appId: '60a6f980dd9a9a7642da768a',
    });
    expect(v.is(EnvironmentSchema, environment)).toBe(true);
    expect(v.is(EnvironmentSchema, made(full))).toBe(true);
  });

  it('reports all problems at once', () => {
    const empty = { ...simple, label: '', appHost: '', appId: '', authMethod: '' };
    expect(problems(empty)).toEqual([
      'label required',
      'appHost required',
      'appId required',
      'authMethod auth-method-unknown',
    ]);
  });

  it.each([
    [{ label: 'x'.repeat(61) }, 'label too-long'],
    [{ label: 'a\u202eb' }, 'label malformed'],
    [{ appHost: 'http://acme.genauth.ai' }, 'appHost host-scheme'],
    [{ appHost: 'https://me@acme.genauth.ai' }, 'appHost host-user-info'],
    [{ appHost: 'https://acme.genauth.ai/?x' }, 'appHost host-query'],
    [{ appHost: 'https://*.genauth.ai' }, 'appHost host-malformed'],
    [{ appId: 'two words' }, 'appId malformed'],
    [{ appId: 'x'.repeat(129) }, 'appId too-long'],
    [{ userPoolId: 'größe' }, 'userPoolId malformed'],
    [{ authMethod: 'client_secret_post' }, 'appSecret secret-required'],
    [{ authMethod: 'client_secret_basic', appSecret: 'a b' }, 'appSecret malformed'],
    [{ authMethod: 'client_secret_basic', appSecret: 'x'.repeat(513) }, 'appSecret too-long'],
  ])('with %j has one problem: %s', (change, problem) => {
    expect(problems({ ...simple, ...change })).toEqual([problem]);
  });

  it.each(['production', ' PRODUCTION ', 'Ｐroduction'])(
    'rejects the duplicate label %j',
    (taken) => {
      expect(problems(simple, undefined, ['Staging', taken])).toEqual(['label label-taken']);
    },
  );

  it('stores no app secret for an app that has none', () => {
    expect(made({ ...full, authMethod: 'none' }).appSecret).toBe('');
  });

  it('requires all of the management fields except the pool, or none', () => {
    expect(problems({ ...simple, managementHost: 'api.genauth.ai' })).toEqual([
      'accessKeyId required',
      'accessKeySecret secret-required',
    ]);
    expect(problems({ ...simple, accessKeySecret: 'key-secret' })).toEqual([
      'managementHost required',
      'accessKeyId required',
    ]);
    expect(problems({ ...full, userPoolId: '' })).toEqual([]);
    expect(problems({ ...simple, userPoolId: 'pool' })).toEqual([]);
  });
});

describe('editing an environment', () => {
  const stored = made(full);
  const untouched = { ...full, appSecret: '', accessKeySecret: '' };

  it('keeps the stored secrets if the fields are left empty', () => {
    expect(made({ ...untouched, label: 'Renamed' }, stored)).toEqual({
      ...stored,
      label: 'Renamed',
    });
  });

  it('takes the typed secrets', () => {
    const edited = made({ ...full, appSecret: 'new-1', accessKeySecret: 'new-2' }, stored);
    expect(edited).toMatchObject({ appSecret: 'new-1', accessKeySecret: 'new-2' });
  });

  it('does not use a stored secret for another host', () => {
    const moved = { ...untouched, appHost: 'evil.example', managementHost: 'evil.example' };
    expect(problems(moved, stored)).toEqual([
      'appSecret secret-required-for-host',
      'accessKeySecret secret-required-for-host',
    ]);
    const retyped = { ...moved, appSecret: 'new-1', accessKeySecret: 'new-2' };
    expect(problems(retyped, stored)).toEqual([]);
  });

  it('keeps a secret when only the path of its host changes', () => {
    const moved = made({ ...untouched, appHost: 'https://acme.genauth.ai/gateway' }, stored);
    expect(moved).toMatchObject({
      appHost: 'https://acme.genauth.ai/gateway',
      appSecret: 'app-secret',
    });
  });

  it('reports a malformed host, and not its secret as well', () => {
    expect(problems({ ...untouched, appHost: 'http://x.example' }, stored)).toEqual([
      'appHost host-scheme',
    ]);
  });

  it('requires a secret if none is stored yet', () => {
    const withoutSecret = made(simple);
    expect(problems({ ...simple, authMethod: 'client_secret_post' }, withoutSecret)).toEqual([
      'appSecret secret-required',
    ]);
  });

  it('drops the access key when management is removed', () => {
    const edited = made({ ...untouched, managementHost: '', accessKeyId: '' }, stored);
    expect(edited).toMatchObject({ managementHost: '', accessKeyId: '', accessKeySecret: '' });
  });
});

describe('an environment whose secrets may still be missing', () => {
  const without = { ...full, appSecret: '', accessKeySecret: '' };
  const read = (form: EnvironmentForm, existing?: Environment) =>
    validateEnvironment(form, 'env-1', existing, [], 'optional');

  it('may have none of them, one, or all', () => {
    expect(read(without)).toMatchObject({ ok: true, environment: { appSecret: '' } });
    const one = read({ ...without, appSecret: 'typed' });
    expect(one).toMatchObject({
      ok: true,
      environment: { appSecret: 'typed', accessKeySecret: '', accessKeyId: 'key-id' },
    });
    expect(read(full)).toMatchObject({ ok: true, environment: { accessKeySecret: 'key-secret' } });
  });

  it('has the same problems as any other', () => {
    expect(read({ ...without, accessKeyId: '' })).toMatchObject({ ok: false });
    expect(read({ ...without, appSecret: 'x y' })).toMatchObject({ ok: false });
  });
});
