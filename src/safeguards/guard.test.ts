import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Account, type Case, openCase, type Step } from '../case/case';
import type { AdminUnbind, Command } from '../case/event';
import type { Grounds } from '../case/grounds';
import { maskPhone } from '../phone/mask-phone';
import { defaultSafeguards } from './default-safeguards';
import { guard } from './guard';
import { nextUnbindingAt } from './hourly-limit';
import type { Safeguards } from './safeguards';

const environment = {
  id: 'env-1',
  label: 'Acme',
  appHost: 'https://acme.authing.cn',
  managementHost: 'https://api.authing.cn',
};
const account: Account = {
  userId: 'user-1',
  name: 'Alice',
  phone: '+86 138****5678',
  loginMethods: null,
  lastLogin: null,
  status: null,
  phoneCorrelation: null,
};
const grounds: Grounds = {
  verifiedHow: 'Called back',
  note: '',
  reason: 'Lost',
  ticket: 'SUP-1',
  at: 1_000,
};
const nothingSaid: Grounds = { verifiedHow: '', note: '', reason: '', ticket: '', at: 1_000 };

function at(step: Step, phone = account.phone, recorded: Grounds | null = null): Case {
  const opened = openCase({ id: 'case-1', now: 1_000, environment, agent: '', way: 'admin' });
  return { ...opened, step, account: { ...account, phone }, grounds: recorded };
}

/** Requires nothing: only what a test switches on can stop a click. */
const lenient: Safeguards = {
  ...defaultSafeguards,
  verification: 'never',
  reason: 'never',
  ticket: 'never',
  lastFour: false,
  hourlyLimit: 0,
};

const adminUnbind = (changes: Partial<AdminUnbind> = {}): AdminUnbind => ({
  type: 'admin-unbind',
  grounds,
  lastFour: '5678',
  confirmed: false,
  endSessions: false,
  ...changes,
});

type Route = 'the caller has the phone' | 'the phone is lost';
const routes = ['the caller has the phone', 'the phone is lost'] as const;

/** The first click of a route that does something to the account. */
function act(
  route: Route,
  safeguards: Partial<Safeguards>,
  given: { grounds?: Grounds; confirmed?: boolean; unbound?: number } = {},
) {
  const said = given.grounds ?? grounds;
  const confirmed = given.confirmed ?? false;
  const command: Command =
    route === 'the phone is lost'
      ? adminUnbind({ grounds: said, confirmed })
      : { type: 'send-code', grounds: said, confirmed };
  const times = Array.from({ length: given.unbound ?? 0 }, () => 1_000);
  const limitedUntil = nextUnbindingAt(times, safeguards.hourlyLimit ?? 0, 1_000);
  return guard(at('card'), command, { ...lenient, ...safeguards }, { limitedUntil });
}

describe.each(routes)('where %s', (route) => {
  const lost = route === 'the phone is lost';

  it('nothing stops a click if nothing is required', () => {
    expect(act(route, {}, { grounds: nothingSaid, unbound: 1_000 })).toBeNull();
  });

  it.each([
    ['verification', 'verifiedHow', 'verification-missing'],
    ['reason', 'reason', 'reason-missing'],
    ['ticket', 'ticket', 'ticket-missing'],
  ] as const)('a required %s has to be present', (safeguard, field, code) => {
    for (const left of ['', ' ', '\u3000\n']) {
      const without = { grounds: { ...grounds, [field]: left } };
      expect(act(route, { [safeguard]: 'always' }, without)).toBe(code);
      expect(act(route, { [safeguard]: 'lost-phone' }, without)).toBe(lost ? code : null);
      expect(act(route, { [safeguard]: 'never' }, without)).toBeNull();
    }
    expect(act(route, { [safeguard]: 'always' })).toBeNull();
  });

  it('verification first requires a verification, whatever else is set', () => {
    const first = { verification: 'never', verificationFirst: true } as const;
    expect(act(route, first, { grounds: nothingSaid })).toBe('verification-missing');
    expect(act(route, first)).toBeNull();
  });

  it('a list of methods takes nothing else, required or not', () => {
    const verificationMethods = ['Badge shown', ' Called back '];
    const how = (verifiedHow: string) => ({ grounds: { ...grounds, verifiedHow } });
    for (const verification of ['never', 'always'] as const) {
      const listed = { verification, verificationMethods };
      expect(act(route, listed, how('Trusted voice'))).toBe('verification-unlisted');
      expect(act(route, listed, how('badge shown'))).toBe('verification-unlisted');
      expect(act(route, listed, how('Badge shown'))).toBeNull();
      expect(act(route, listed, how('Called back'))).toBeNull();
    }
    expect(act(route, { verificationMethods }, how(''))).toBeNull();
    expect(act(route, { verification: 'always' }, how('Trusted voice'))).toBeNull();
  });

  it('a ticket has to match the organization’s pattern, required or not', () => {
    const ticketPattern = 'INC#';
    const ticket = (text: string) => ({ grounds: { ...grounds, ticket: text } });
    expect(act(route, { ticketPattern }, ticket('SUP-1'))).toBe('ticket-mismatch');
    expect(act(route, { ticketPattern }, ticket(' inc42 '))).toBeNull();
    expect(act(route, { ticketPattern }, ticket(''))).toBeNull();
    expect(act(route, { ticketPattern, ticket: 'always' }, ticket(''))).toBe('ticket-missing');
  });

  it('a production environment has to be confirmed', () => {
    expect(act(route, { production: true })).toBe('production-unconfirmed');
    expect(act(route, { production: true }, { confirmed: true })).toBeNull();
  });

  it('no more numbers are removed in an hour than the limit', () => {
    expect(act(route, { hourlyLimit: 20 }, { unbound: 19 })).toBeNull();
    expect(act(route, { hourlyLimit: 20 }, { unbound: 20 })).toBe('limit-reached');
    expect(act(route, { hourlyLimit: 0 }, { unbound: 20 })).toBeNull();
  });

  it('missing grounds are reported in the order of the screen', () => {
    const strict: Partial<Safeguards> = {
      ...{ verification: 'always', reason: 'always', ticket: 'always' },
      ...{ ticketPattern: 'SUP-#', production: true, hourlyLimit: 1 },
    };
    const given = { grounds: nothingSaid, unbound: 1 };
    const steps = [
      ['verification-missing', { verifiedHow: 'Called back' }],
      ['reason-missing', { reason: 'Lost' }],
      ['ticket-missing', { ticket: 'X' }],
      ['ticket-mismatch', { ticket: 'SUP-1' }],
    ] as const;
    for (const [code, mended] of steps) {
      expect(act(route, strict, given)).toBe(code);
      given.grounds = { ...given.grounds, ...mended };
    }
    expect(act(route, strict, given)).toBe('production-unconfirmed');
    expect(act(route, strict, { ...given, confirmed: true })).toBe('limit-reached');
    expect(act(route, strict, { ...given, confirmed: true, unbound: 0 })).toBeNull();
  });
});

describe('grounds recorded before', () => {
  const asked: Safeguards = { ...lenient, verification: 'always' };
  const send = (current: Case, said: Grounds | null) =>
    guard(current, { type: 'send-code', grounds: said, confirmed: false }, asked, {
      limitedUntil: null,
    });

  it('count if the click has none', () => {
    expect(send(at('card'), null)).toBe('verification-missing');
    expect(send(at('card', account.phone, grounds), null)).toBeNull();
  });

  it('do not replace those of the click', () => {
    expect(send(at('card', account.phone, grounds), nothingSaid)).toBe('verification-missing');
  });

  it('cannot be an empty verification', () => {
    const record = (said: Grounds) =>
      guard(at('card'), { type: 'record-grounds', grounds: said }, lenient, { limitedUntil: null });
    expect(record({ ...grounds, verifiedHow: '  ' })).toBe('verification-missing');
    expect(record({ ...nothingSaid, verifiedHow: 'Called back' })).toBeNull();
  });
});

describe('the last four digits', () => {
  const typed = (lastFour: string, phone: string | null = account.phone) =>
    guard(
      at('card', phone),
      adminUnbind({ lastFour }),
      { ...lenient, lastFour: true },
      {
        limitedUntil: null,
      },
    );

  it.each(['5678', ' 56 78 ', '5-678', '５６７８', '５６　７８'])('are accepted as %j', (text) => {
    expect(typed(text)).toBeNull();
  });

  it.each(['', '5679', '678', '45678', '138****5678', '5678x', 'x5678', '٥٦٧٨'])(
    'are not accepted as %j',
    (text) => {
      expect(typed(text)).toBe('last-four-mismatch');
    },
  );

  it('of a short number are compared as far as the card shows them', () => {
    expect(typed('2345', '+86 ***45')).toBeNull();
    expect(typed('2354', '+86 ***45')).toBe('last-four-mismatch');
    expect(typed('45', '+86 ***45')).toBe('last-four-mismatch');
  });

  it('of a short number are digits, including the hidden ones', () => {
    expect(typed('xx45', '+86 ***45')).toBe('last-four-mismatch');
    expect(typed('**45', '+86 ***45')).toBe('last-four-mismatch');
  });

  it.each([null, '****', ''])('cannot be right if the card shows none: %j', (phone) => {
    expect(typed('5678', phone)).toBe('last-four-mismatch');
    expect(typed('', phone)).toBe('last-four-mismatch');
  });

  it('count if they were named before, unless others are typed now', () => {
    const current: Case = { ...at('card'), digitsCheck: { matched: true, wrongTries: 0 } };
    const click = (lastFour: string) =>
      guard(
        current,
        adminUnbind({ lastFour }),
        { ...lenient, lastFour: true },
        { limitedUntil: null },
      );
    expect(click('')).toBeNull();
    expect(click('5678')).toBeNull();
    expect(click('0000')).toBe('last-four-mismatch');
    expect(click('567')).toBe('last-four-mismatch');
  });

  it('do not matter if not required', () => {
    const command = adminUnbind({ lastFour: '' });
    expect(guard(at('card'), command, lenient, { limitedUntil: null })).toBeNull();
  });

  it('are right if they are the number’s own, and wrong if a visible one differs', () => {
    const digits = fc.string({
      unit: fc.constantFrom(...'0123456789'),
      minLength: 5,
      maxLength: 15,
    });
    const turned = (digit: string) => String((Number(digit) + 1) % 10);
    fc.assert(
      fc.property(digits, fc.constantFrom('+86', '+1', null), (phoneNumber, phoneCountryCode) => {
        const masked = maskPhone({ phoneNumber, phoneCountryCode });
        const last = phoneNumber.slice(-4);
        expect(typed(last, masked)).toBeNull();
        expect(typed(`${last.slice(0, -1)}${turned(last.slice(-1))}`, masked)).toBe(
          'last-four-mismatch',
        );
      }),
    );
  });
});

describe('clicks that do not change an account', () => {
  const strict: Safeguards = {
    ...defaultSafeguards,
    ...{ verification: 'always', production: true, verificationFirst: true },
    hourlyLimit: 1,
  };
  const free: readonly Command[] = [
    { type: 'send-login-code', way: 'sms', phone: { phoneNumber: '13812345678' } },
    { type: 'identify', way: 'admin', query: { text: 'alice', phone: null } },
    { type: 'read-again' },
    { type: 'show-page', page: 2 },
    { type: 'choose', userId: 'user-1' },
    { type: 'check-last-four', lastFour: '5678' },
    { type: 'unbind', passCode: '123456' },
    { type: 'end-sessions' },
    { type: 'check-again' },
    { type: 'abandon' },
    { type: 'reopen' },
    { type: 'close' },
  ];

  it.each(free)('$type is not guarded', (command) => {
    expect(guard(at('card'), command, strict, { limitedUntil: 1 })).toBeNull();
  });

  it('a code that is sent again was guarded before', () => {
    const again: Command = { type: 'send-code', grounds: null, confirmed: false };
    expect(guard(at('code'), again, strict, { limitedUntil: 1 })).toBeNull();
  });
});
