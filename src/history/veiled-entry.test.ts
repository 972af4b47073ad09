import { describe, expect, it } from 'vitest';
import { anEntry, aPerson } from './testing/receipts';
import { isFoundBy, type Veils, veiledEntry } from './veiled-entry';

const where = (verificationFirst: Veils['verificationFirst']): Veils => ({
  verificationFirst,
  lastFour: () => false,
});
const everywhere = where(() => true);
const unverified = anEntry({ verifiedHow: ' ', outcome: 'abandoned' });

describe('an entry where verification comes first', () => {
  it('shows no user id before a verification, and all else', () => {
    expect(veiledEntry(unverified, everywhere)).toEqual({
      ...unverified,
      receipt: { ...unverified.receipt, person: aPerson({ userId: null }) },
    });
  });

  it.each([
    ['a verification was recorded', anEntry({ outcome: 'refused' }), everywhere],
    ['the number was taken off', anEntry({ verifiedHow: '' }), everywhere],
    ['it is of another environment', unverified, where((id) => id !== 'env-1')],
    ['it was erased', anEntry({ verifiedHow: '', outcome: 'unknown', person: null }), everywhere],
  ])('is as it is where %s', (_, entry, first) => {
    expect(veiledEntry(entry, first)).toBe(entry);
  });
});

describe('a search', () => {
  it('finds by user id what shows one, and nothing else', () => {
    expect(isFoundBy(unverified, 'user-1')).toBe(true);
    expect(isFoundBy(veiledEntry(unverified, everywhere), 'user-1')).toBe(false);
    expect(isFoundBy(veiledEntry(unverified, everywhere), 'u')).toBe(false);
  });

  it('finds the rest by the beginnings of words, all of them', () => {
    const entry = veiledEntry(unverified, everywhere);
    expect(isFoundBy(entry, ' SUP-10  acme 5678 ')).toBe(true);
    expect(isFoundBy(entry, 'SUP-10 user-1')).toBe(false);
    expect(isFoundBy(entry, 'acm')).toBe(false);
    expect(isFoundBy(entry, '')).toBe(true);
  });
});

describe('an entry of a lost phone whose last digits nobody named', () => {
  const veils: Veils = { verificationFirst: () => false, lastFour: (id) => id === 'env-1' };
  const lost = { way: 'admin', outcome: 'refused' } as const;
  const tried = { matched: false, wrongTries: 3 };

  it.each([
    ['was refused', anEntry({ ...lost, digitsCheck: tried })],
    ['was cancelled', anEntry({ ...lost, outcome: 'abandoned', digitsCheck: tried })],
    ['is of an earlier version', anEntry(lost)],
  ])('shows none and is not found by them if it %s', (_, entry) => {
    expect(isFoundBy(entry, '5678')).toBe(true);
    const told = veiledEntry(entry, veils);
    expect(told.receipt.person).toEqual(
      aPerson({ phone: '+86 138********', phoneCorrelation: null }),
    );
    expect(isFoundBy(told, '5678')).toBe(false);
  });

  it.each([
    ['they were named', anEntry({ ...lost, digitsCheck: { matched: true, wrongTries: 1 } })],
    ['the number was removed', anEntry({ ...lost, outcome: 'unbound' })],
    ['the caller has the phone', anEntry({ ...lost, way: 'sms' })],
    [
      'another environment is meant',
      anEntry({ ...lost, environment: { id: 'env-2', label: 'B', appHost: 'https://b.example' } }),
    ],
  ])('is as it is if %s', (_, entry) => {
    expect(veiledEntry(entry, veils)).toBe(entry);
  });
});
