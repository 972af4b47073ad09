import { describe, expect, it } from 'vitest';
import { type Given, missingFields } from './missing-fields';
import type { Asks } from './use-grounds-form';

const all: Asks = {
  ...{ verification: true, reason: true, ticket: true, lastFour: true, production: true },
  methods: [],
};
const none: Asks = {
  ...{ verification: false, reason: false, ticket: false, lastFour: false, production: false },
  methods: [],
};
const nothing: Given = {
  ...{ verifiedHow: ' ', reason: '', ticket: '\u3000', digitsMatch: false, confirmed: false },
};
const everything: Given = {
  ...{ verifiedHow: 'Called back', reason: 'Lost', ticket: 'HD-1' },
  ...{ digitsMatch: true, confirmed: true },
};

describe('what is missing on a card', () => {
  it('is everything that is required and not given, in the order of the screen', () => {
    expect(missingFields(all, nothing, false)).toEqual([
      ...['verified-how', 'reason', 'ticket', 'last-four', 'confirm-production'],
    ]);
    expect(missingFields(none, nothing, false)).toEqual([]);
    expect(missingFields(all, everything, false)).toEqual([]);
  });

  it.each([
    ['verified-how', { verifiedHow: '' }],
    ['reason', { reason: '' }],
    ['ticket', { ticket: '' }],
    ['last-four', { digitsMatch: false }],
    ['confirm-production', { confirmed: false }],
  ] as const)('is %s alone if only that is', (field, changes) => {
    expect(missingFields(all, { ...everything, ...changes }, false)).toEqual([field]);
  });

  it('is only the verification while the card is veiled', () => {
    expect(missingFields(all, nothing, true)).toEqual(['verified-how']);
    expect(missingFields(all, { ...nothing, verifiedHow: 'ID' }, true)).toEqual([]);
  });
});
