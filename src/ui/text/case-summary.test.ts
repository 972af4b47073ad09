import { describe, expect, it } from 'vitest';
import messages from '../../../public/_locales/en/messages.json';
import { type Case, openCase } from '../../case/case';
import { veiled } from '../../case/veil';
import { failure } from '../../genauth/failure';
import type { Translate } from '../ports';
import { caseSummary } from './case-summary';

const t: Translate = (key, ...given) =>
  messages[key].message.replace(/\$(\d)/g, (_, place: string) => given[Number(place) - 1] ?? '');

const at = Date.UTC(2026, 10, 23, 13, 3, 5);
const opened = openCase({
  id: 'case-1',
  now: at,
  environment: {
    id: 'e1',
    label: 'Acme *prod* [x](y)',
    appHost: 'https://acme.genauth.ai',
    managementHost: '',
  },
  agent: '',
  way: 'sms',
});
const refused: Case = {
  ...opened,
  step: 'outcome',
  account: {
    userId: 'user-1',
    name: 'Wang Xiaoming',
    phone: '+86 138****5678',
    loginMethods: [],
    lastLogin: null,
    status: null,
    phoneCorrelation: null,
  },
  operations: [
    {
      id: 'o1',
      kind: 'send-code',
      startedAt: at,
      settled: { at, result: 'done', requestId: 'r1' },
    },
    {
      id: 'o2',
      kind: 'unbind-phone',
      startedAt: at,
      settled: { at, result: 'failed', failure: failure('answered', 'only-login-method') },
    },
    { id: 'o3', kind: 'revoke-token', startedAt: at, settled: null },
  ],
  outcome: {
    kind: 'refused',
    at,
    reason: failure('answered', 'only-login-method', {
      message: 'Tell 13812345678 off',
      requestId: 'req-9',
    }),
  },
};

describe('the summary of a case', () => {
  const summary = caseSummary(refused, t);

  it('names the outcome, the account by its masked number, and the request to quote', () => {
    expect(summary).toContain('### Phone unbind: Refused');
    expect(summary).toContain('- Phone: `+86 138****5678`');
    expect(summary).toContain('- Request ID: `req-9`');
    expect(summary).toContain('- Reason: `only-login-method`');
    expect(summary).toContain('- Finished: 2026-11-23 13:03:05 UTC');
  });

  it('names the user, where one is shown', () => {
    expect(summary).toContain('- User ID: `user-1`');
    expect(caseSummary(veiled(refused), t)).not.toContain('User ID');
  });

  it('lists every request with how it ended', () => {
    expect(summary).toContain('1. 2026-11-23 13:03:05 UTC Unbind code requested: done');
    expect(summary).toContain('Unbind requested: refused (only-login-method)');
    expect(summary).toContain('Access token revoked: under way');
  });

  it("leaves out the caller's name and the service's own words", () => {
    expect(summary).not.toContain('Wang');
    expect(summary).not.toContain('13812345678');
  });

  it('treats a custom label as text, never as Markdown', () => {
    expect(summary).toContain('Acme \\*prod\\* \\[x\\](y)');
  });

  it('takes what the service calls a user as text, too', () => {
    const account = refused.account && { ...refused.account, userId: 'u`](x) <b>\n# y' };
    expect(caseSummary({ ...refused, account }, t)).toContain('`u ](x) <b> # y`');
  });

  it('is empty while the case has no outcome', () => {
    expect(caseSummary(opened, t)).toBe('');
  });
});
