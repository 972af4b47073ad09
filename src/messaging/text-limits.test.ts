import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ordinaryBudget, withinBudget } from './payload-size';
import { requests } from './protocol';
import { LINE_MAX, SECRET_MAX } from './text-limits';

const line = 'x'.repeat(LINE_MAX);
const secret = 'x'.repeat(SECRET_MAX);
const form = {
  label: line,
  appHost: line,
  appId: line,
  appSecret: secret,
  authMethod: line,
  managementHost: line,
  userPoolId: line,
  accessKeyId: line,
  accessKeySecret: secret,
  phoneCountryCode: line,
};
const opening = { revision: 1, environmentId: 'e1' };

describe('a command accepts whatever a field does', () => {
  it.each([
    ['vault.unlock', { passphrase: secret }],
    ['vault.changePassphrase', { current: secret, next: secret }],
    ['environment.save', { id: null, form }],
    ['case.identify', { ...opening, way: 'password', account: line, password: secret }],
    ['case.identify', { ...opening, way: 'token', accessToken: secret }],
    ['draft.save', { draft: { phone: line, email: line, account: line } }],
  ] as const)('%s', (method, params) => {
    expect(v.safeParse(requests[method], params).success).toBe(true);
    expect(withinBudget({ method, params }, ordinaryBudget)).toBe(true);
  });

  it('and nothing longer', () => {
    const { success } = v.safeParse(requests['vault.unlock'], { passphrase: `${secret}x` });
    expect(success).toBe(false);
    const longer = { id: null, form: { ...form, label: `${line}x` } };
    expect(v.safeParse(requests['environment.save'], longer).success).toBe(false);
  });
});
