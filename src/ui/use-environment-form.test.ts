import { expect, it } from 'vitest';
import type { PublishedEnvironment } from '../messaging/app-state';
import { defaultSafeguards } from '../safeguards/default-safeguards';
import { signal } from './signal';
import { follow } from './use-environment-form';

const edited: PublishedEnvironment = {
  id: 'acme',
  label: 'Acme',
  appHost: 'https://acme.genauth.ai',
  appId: 'app',
  authMethod: 'client_secret_post',
  managementHost: 'https://api.genauth.ai',
  userPoolId: '',
  accessKeyId: 'key',
  hasAppSecret: false,
  hasAccessKeySecret: false,
  phoneCountryCode: '+86',
  newNumber: '',
  permitted: true,
  managementPermitted: true,
  safeguards: defaultSafeguards,
  fromOrganisation: true,
};

const fieldsOf = (changes: object) => {
  const texts = { ...edited, appSecret: 'typed', accessKeySecret: 'typed too', ...changes };
  return {
    label: signal(texts.label),
    appHost: signal(texts.appHost),
    appId: signal(texts.appId),
    appSecret: signal(texts.appSecret),
    authMethod: signal<string>(texts.authMethod),
    managementHost: signal(texts.managementHost),
    userPoolId: signal(texts.userPoolId),
    accessKeyId: signal(texts.accessKeyId),
    accessKeySecret: signal(texts.accessKeySecret),
    phoneCountryCode: signal(texts.phoneCountryCode),
    newNumber: signal(texts.newNumber),
  };
};

it('a form shows the organization’s current settings, and keeps the typed fields', () => {
  const fields = fieldsOf({ label: 'Before', appId: 'before' });
  follow(fields, edited);
  expect([fields.label.value, fields.appId.value]).toEqual(['Acme', 'app']);
  expect([fields.appSecret.value, fields.accessKeySecret.value]).toEqual(['typed', 'typed too']);
});

it.each([
  [{ appHost: 'https://before.genauth.ai' }, '', 'typed too'],
  [{ managementHost: 'https://before.genauth.ai' }, 'typed', ''],
])('clears a secret typed for another host: %j', (changes, appSecret, accessKeySecret) => {
  const fields = fieldsOf(changes);
  follow(fields, edited);
  expect(fields.appHost.value).toBe(edited.appHost);
  expect([fields.appSecret.value, fields.accessKeySecret.value]).toEqual([
    appSecret,
    accessKeySecret,
  ]);
});
