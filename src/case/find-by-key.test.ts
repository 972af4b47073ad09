import { describe, expect, it } from 'vitest';
import { type Case, openCase } from './case';
import { findByKey } from './find-by-key';

const environment = {
  id: 'acme',
  label: 'Acme',
  appHost: 'https://acme.genauth.ai',
  appId: 'app',
  managementHost: 'https://api.genauth.ai',
};
const account = {
  userId: 'user-1',
  name: null,
  phone: null,
  loginMethods: null,
  lastLogin: null,
  status: null,
  phoneCorrelation: null,
};
const opened = openCase({ id: 'c', now: 1, environment, agent: '', way: 'sms' });
const onCode: Case = { ...opened, step: 'code', account, ticket: 'HD-1' };
const withKey = [{ id: 'acme', accessKeySecret: 'secret' }];

describe('finding the account by the access key instead', () => {
  it('takes the same account, environment and ticket', () => {
    const found = { environmentId: 'acme', query: { text: 'user-1', phone: null }, ticket: 'HD-1' };
    expect(findByKey(onCode, withKey)).toEqual(found);
    expect(findByKey({ ...onCode, step: 'card' }, withKey)).toEqual(found);
  });

  it.each<[string, Case, typeof withKey]>([
    ['the environment has no key', onCode, [{ id: 'acme', accessKeySecret: '' }]],
    ['only another environment has one', onCode, [{ id: 'other', accessKeySecret: 'secret' }]],
    ['no account is known', { ...onCode, account: null }, withKey],
    ['the account is still looked for', { ...onCode, step: 'identify' }, withKey],
    ['the case is over', { ...onCode, step: 'outcome' }, withKey],
  ])('is not offered where %s', (_, current, environments) => {
    expect(findByKey(current, environments)).toBeNull();
  });
});
