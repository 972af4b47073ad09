import { describe, expect, it } from 'vitest';
import messages from '../../../public/_locales/en/messages.json';
import { type Case, openCase } from '../../case/case';
import { veiled } from '../../case/veil';
import type { Translate } from '../ports';
import { ticketLines } from './ticket-lines';

const t: Translate = (key, ...given) =>
  messages[key].message.replace(/\$(\d)/g, (_, place: string) => given[Number(place) - 1] ?? '');

const at = Date.UTC(2026, 11, 1, 14, 3, 5);
const opened = openCase({
  id: 'case-1',
  now: at,
  environment: { id: 'e1', label: 'Acme', appHost: 'https://acme.genauth.ai', managementHost: '' },
  agent: 'Ada',
  way: 'sms',
});
const unbound: Case = {
  ...opened,
  step: 'outcome',
  account: {
    userId: 'user-1',
    name: 'Wang Xiaoming',
    phone: '+86 138****5678',
    loginMethods: null,
    lastLogin: null,
    status: null,
    phoneCorrelation: null,
  },
  grounds: { verifiedHow: 'ID', note: '', reason: '', ticket: 'HD-1002', at },
  operations: [
    {
      id: 'o1',
      kind: 'unbind-phone',
      startedAt: at,
      settled: { at, result: 'done', requestId: 'req-9' },
    },
  ],
  outcome: { kind: 'unbound', at, reason: null },
};

describe('the lines for a ticket', () => {
  it('are three: the outcome, the number and account, and what to look it up by', () => {
    expect(ticketLines(unbound, t).split('\n')).toEqual([
      '### Phone unbind: Unbound · 2026-12-01 14:03:05 UTC',
      '`+86 138****5678` · User ID `user-1` · Acme',
      'Ticket HD-1002 · Agent Ada · Request ID `req-9`',
    ]);
  });

  it('leave out the caller’s name, and the user before the verification', () => {
    expect(ticketLines(unbound, t)).not.toContain('Wang');
    const opened = { ...unbound, grounds: null, ticket: 'HD-7' };
    expect(ticketLines(opened, t)).toContain('HD-7');
    expect(ticketLines(veiled(unbound), t)).not.toContain('User ID');
  });

  it('stay three where little is known, and take no typed text as Markdown', () => {
    const bare: Case = {
      ...opened,
      agent: '',
      environment: { ...opened.environment, label: '*Acme*' },
      outcome: { kind: 'abandoned', at, reason: null },
    };
    expect(ticketLines(bare, t).split('\n')).toEqual([
      '### Phone unbind: Canceled · 2026-12-01 14:03:05 UTC',
      '\\*Acme\\*',
      'Case `case-1`',
    ]);
    expect(ticketLines(opened, t)).toBe('');
  });
});
