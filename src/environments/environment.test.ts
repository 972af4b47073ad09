import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { defaultSafeguards } from '../safeguards/default-safeguards';
import { safeguardsSchema } from '../safeguards/safeguards';
import { type Environment, EnvironmentSchema, summarize } from './environment';
import { parseVaultContent } from './vault-content';

const environment: Environment = {
  id: 'env-1',
  label: 'Production',
  appHost: 'https://acme.genauth.ai',
  appId: '60a6f980dd9a9a7642da768a',
  authMethod: 'client_secret_post',
  appSecret: 'app-secret-value',
  managementHost: 'https://api.genauth.ai',
  userPoolId: '60a6f980dd9a9a7642da7680',
  accessKeyId: '60a6f980dd9a9a7642da7681',
  accessKeySecret: 'access-key-secret-value',
  phoneCountryCode: '+86',
  newNumber: 'acme.example/account',
  safeguards: defaultSafeguards,
};

describe('a stored environment', () => {
  it('is read as it was stored', () => {
    expect(v.parse(EnvironmentSchema, environment)).toEqual(environment);
  });

  it.each([
    { appHost: 'http://acme.genauth.ai' },
    { appHost: 'https://acme.genauth.ai/' },
    { appHost: '' },
    { managementHost: 'https://user@api.genauth.ai' },
    { appId: '' },
    { appId: 'a b' },
    { appId: 'x'.repeat(129) },
    { appSecret: 'line\nbreak' },
    { appSecret: 'x'.repeat(513) },
    { authMethod: 'private_key_jwt' },
    { label: 'x'.repeat(61) },
    { label: 'turned \u202e around' },
    { id: '' },
    { accessKeySecret: undefined },
    { newNumber: 'x'.repeat(201) },
    { newNumber: 'turned \u202e around' },
  ])('is refused with %j', (change) => {
    expect(v.is(EnvironmentSchema, { ...environment, ...change })).toBe(false);
  });
});

describe('an environment stored before safeguards existed', () => {
  const { safeguards: _, ...old } = environment;

  it('has the defaults, and the rest unchanged', () => {
    expect(v.parse(EnvironmentSchema, old)).toEqual({ ...old, safeguards: defaultSafeguards });
    const content = { version: 1, environments: [old] };
    expect(parseVaultContent(content).environments).toEqual([
      { ...old, safeguards: defaultSafeguards },
    ]);
  });

  it('is rejected if its safeguards are invalid', () => {
    for (const safeguards of [null, {}, [], 'none', { ...defaultSafeguards, hourlyLimit: -1 }]) {
      expect(v.is(EnvironmentSchema, { ...old, safeguards })).toBe(false);
    }
  });

  it('keeps those that are set', () => {
    const safeguards = { ...defaultSafeguards, production: true, hourlyLimit: 0 };
    expect(v.parse(EnvironmentSchema, { ...old, safeguards }).safeguards).toEqual(safeguards);
  });

  it('by default requires everything if the phone is lost', () => {
    expect(defaultSafeguards).toMatchObject({
      verification: 'lost-phone',
      reason: 'lost-phone',
      ticket: 'lost-phone',
      lastFour: true,
    });
    expect(v.parse(safeguardsSchema, defaultSafeguards)).toEqual(defaultSafeguards);
  });
});

describe('an environment stored before it said where to add a number', () => {
  it('says nothing of it, and is otherwise unchanged', () => {
    const { newNumber: _, ...old } = environment;
    expect(v.parse(EnvironmentSchema, old)).toEqual({ ...old, newNumber: '' });
  });
});

describe('the summary of an environment', () => {
  it('says whether each secret is stored, and nothing else', () => {
    const { appSecret, accessKeySecret, ...open } = environment;
    expect(summarize(environment)).toEqual({
      ...open,
      hasAppSecret: true,
      hasAccessKeySecret: true,
    });
    const text = JSON.stringify(summarize(environment));
    expect(text).not.toContain(appSecret);
    expect(text).not.toContain(accessKeySecret);
  });

  it('says when there are none', () => {
    const open = summarize({ ...environment, appSecret: '', accessKeySecret: '' });
    expect(open).toMatchObject({ hasAppSecret: false, hasAccessKeySecret: false });
  });

  it('omits unknown fields', () => {
    const later = { ...environment, newSecret: 'a later secret' };
    expect(JSON.stringify(summarize(later))).not.toContain('a later secret');
  });
});
