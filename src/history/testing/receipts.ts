import fc from 'fast-check';
import type { Person, Receipt } from '../../case/receipt';
import type { HistoryEntry } from '../history';

const noon = Date.UTC(2026, 5, 1, 12);

/** A receipt of a lost phone that was taken off. */
export function aReceipt(changes: Partial<Receipt> = {}): Receipt {
  return {
    version: 2,
    caseId: 'case-1',
    openedAt: noon - 60_000,
    closedAt: noon,
    agent: 'Ada',
    environment: { id: 'env-1', label: 'Acme', appHost: 'https://acme.genauth.ai' },
    way: 'admin',
    verifiedHow: 'Called back',
    ticket: 'SUP-1042',
    outcome: 'unbound',
    failureCode: null,
    requestId: 'request-1',
    operations: [
      {
        id: 'op-1',
        kind: 'clear-phone-null',
        startedAt: noon - 1_000,
        settled: { at: noon, result: 'done', requestId: 'request-1' },
      },
    ],
    readBack: 'no-phone',
    token: 'none',
    person: aPerson(),
    ...changes,
  };
}

export function aPerson(changes: Partial<Person> = {}): Person {
  return {
    userId: 'user-1',
    phone: '+86 138****5678',
    phoneCorrelation: 'correlation',
    note: 'Knew the last order',
    reason: 'Lost',
    ...changes,
  };
}

export function anEntry(changes: Partial<Receipt> = {}): HistoryEntry {
  return { seq: 1, receipt: aReceipt(changes), erasedAt: null, supersededBy: null };
}

/** Texts that people make up, hostile ones among them. */
export const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '=1+1',
    '+49',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '＝1',
    'x;"=1+1',
    'x"";""=1',
    "x\t'=1",
    'x\n"\n=1',
    'x\u2028+1',
    '\u200b=1',
    '"',
    'a,b',
    'a\nb',
  ),
  fc.constantFrom(
    '[x](https://evil.example)',
    '<img src=x>',
    '`x`',
    '``` x ```',
    '| a |',
    '&lt;b&gt;',
    '![x](//evil.example)',
    'www.evil.example',
    'a@evil.example',
    'javascript:alert(1)',
    '\n# Title\n- [ ] x',
    '1. x\n===\n',
    '$$x$$',
    '"},{"seq":9',
  ),
);

/** Receipts of all kinds, each of a case of its own. */
export const anyReceipt: fc.Arbitrary<Receipt> = fc
  .record({
    caseId: fc.uuid(),
    requestId: fc.option(anyText),
    environment: fc.record({
      id: fc.constant('env-1'),
      label: anyText,
      appHost: fc.constant('https://acme.genauth.ai'),
    }),
    outcome: fc.constantFrom('unbound', 'accepted', 'refused', 'unknown', 'abandoned'),
    way: fc.constantFrom('sms', 'token', 'admin'),
    agent: anyText,
    ticket: anyText,
    verifiedHow: anyText,
    person: fc.record({
      userId: fc.option(anyText),
      phone: fc.option(fc.constantFrom('+86 138****5678', '+44 74****3456', '12**')),
      phoneCorrelation: fc.option(fc.base64String()),
      note: anyText,
      reason: anyText,
    }),
  } as const)
  .map((changes) => aReceipt(changes));
