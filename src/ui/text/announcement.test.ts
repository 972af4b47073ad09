import { describe, expect, it } from 'vitest';
import { type Case, openCase } from '../../case/case';
import { announcement } from './announcement';

const environment = {
  id: 'e1',
  label: 'Acme',
  appHost: 'https://acme.genauth.ai',
  managementHost: '',
};
const opened = openCase({ id: 'c1', now: 0, environment, agent: '', way: 'sms' });
const t = (key: string, ...given: string[]) => [key, ...given].join(' ');
const account = {
  userId: 'u1',
  name: 'Lin',
  phone: null,
  loginMethods: null,
  lastLogin: null,
  status: null,
  phoneCorrelation: null,
};
const sent = { at: 0, resendAt: 60_000, certain: true };

function said(part: Partial<Case>, over = false): string {
  return announcement({ ...opened, ...part }, over, t);
}

describe('the announcement', () => {
  it.each([
    ['nothing at first', {}, ''],
    ['the account that was found', { step: 'card', account }, 'live_account Lin'],
    ['an account without a name', { step: 'card' }, 'live_account no_name'],
    ['how the case ended', { outcome: { kind: 'unbound', at: 0, reason: null } }, 'out_unbound'],
    [
      'nothing of a code that may not be on its way',
      { loginCode: { ...sent, certain: false } },
      '',
    ],
  ] satisfies [string, Partial<Case>, string][])('is %s', (_, part, text) => {
    expect(said(part)).toBe(text);
  });

  it('is that a code was sent, and then that another can be sent', () => {
    expect(said({ step: 'code', unbindCode: sent })).toMatch(/^live_code_sent \d/);
    expect(said({ step: 'code', unbindCode: sent }, true)).toBe('live_resend');
  });

  it('is nothing without a case', () => {
    expect(announcement(null, false, t)).toBe('');
  });
});
