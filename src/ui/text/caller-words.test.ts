import { describe, expect, it } from 'vitest';
import messages from '../../../public/_locales/en/messages.json';
import { type Case, type LoginMethod, openCase } from '../../case/case';
import type { Translate } from '../ports';
import { callerWords } from './caller-words';

const t: Translate = (key, ...given) =>
  messages[key].message.replace(/\$(\d)/g, (_, place: string) => given[Number(place) - 1] ?? '');

const opened = openCase({
  id: 'case-1',
  now: 1_000,
  environment: { id: 'e1', label: 'Acme', appHost: 'https://acme.genauth.ai', managementHost: '' },
  agent: '',
  way: 'sms',
});
const withMethods = (loginMethods: readonly LoginMethod[] | null): Case => ({
  ...opened,
  account: {
    userId: 'user-1',
    name: 'Grace',
    phone: '+86 138****5678',
    loginMethods,
    lastLogin: null,
    status: null,
    phoneCorrelation: null,
  },
});
const unbound = { kind: 'unbound', at: 2_000, reason: null } as const;
const email = { kind: 'email', masked: 'g***e@example.com', certain: true } as const;
const password = { kind: 'password', username: 'grace', certain: false } as const;

describe('what to tell the caller once the number is gone', () => {
  it('names the way to sign in that is surest to work', () => {
    expect(callerWords(unbound, withMethods([password, email]), '', t)).toBe(
      '“Your phone number has been removed from your account. You can still sign in with your email address g***e@example.com.”',
    );
    expect(callerWords(unbound, withMethods([password]), '', t)).toMatch(
      /Please try signing in with your user name grace and your password\.”$/,
    );
    const wechat = { kind: 'social', provider: 'wechat', certain: true } as const;
    expect(callerWords(unbound, withMethods([wechat]), '', t)).toMatch(/your WeChat account\.”$/);
  });

  it.each([[null], [[]]])('names none where none is known: %j', (methods) => {
    expect(callerWords(unbound, withMethods(methods), '', t)).toMatch(
      /From now on, please sign in another way\.”$/,
    );
  });

  it('says where to add a new number, by the environment’s address or sentence', () => {
    const current = withMethods([email]);
    expect(callerWords(unbound, current, 'https://acme.example/account', t)).toMatch(
      /You can add a new number at acme\.example\/account\.”$/,
    );
    const sentence = 'Open the app, then Profile, then Phone.';
    expect(callerWords(unbound, current, sentence, t)).toMatch(/Profile, then Phone\.”$/);
  });
});

describe('what to tell the caller otherwise', () => {
  it('is one sentence by the outcome, without the next way in', () => {
    for (const kind of ['accepted', 'unknown', 'abandoned'] as const) {
      const words = callerWords(
        { kind, at: 1, reason: null },
        withMethods([email]),
        'x.example',
        t,
      );
      expect(words).toMatch(/^“.+”$/);
      expect(words).not.toContain('example');
    }
  });

  it('speaks of a code only if one may have been sent', () => {
    const abandoned = { kind: 'abandoned', at: 2_000, reason: null } as const;
    expect(callerWords(abandoned, opened, '', t)).not.toMatch(/code/);
    const operation = { id: 'o1', kind: 'send-login-code', startedAt: 1, settled: null } as const;
    const sent: Case = { ...opened, operations: [operation] };
    expect(callerWords(abandoned, sent, '', t)).toMatch(/If you still get a code/);
  });

  it('is part of the advice for a refusal', () => {
    expect(callerWords({ kind: 'refused', at: 1, reason: null }, opened, '', t)).toBeNull();
  });
});
