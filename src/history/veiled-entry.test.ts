import { describe, expect, it } from 'vitest';
import { anEntry, aPerson } from './testing/receipts';
import { isFoundBy, veiledEntry } from './veiled-entry';

const everywhere = () => true;
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
    ['it is of another environment', unverified, (id: string) => id !== 'env-1'],
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
    expect(isFoundBy(entry, ' SUP-10  acm 5678 ')).toBe(true);
    expect(isFoundBy(entry, 'SUP-10 user-1')).toBe(false);
    expect(isFoundBy(entry, '')).toBe(true);
  });
});
