/*
 * Receipts of version 1 (before 2026-12) knew neither grounds nor agent, and were not chained. May go with version 2.0.
 * Imports nothing of the app: what it makes is parsed like anything else.
 */

/** A receipt of version 1 in the form of version 2, or null for anything else. */
export function receiptOfVersion1(value: unknown): object | null {
  if (typeof value !== 'object' || value === null || Reflect.get(value, 'version') !== 1) {
    return null;
  }
  const {
    userId = null,
    phone = null,
    reason = null,
    ...rest
  } = Object.assign(Object.create(null), value);
  return {
    ...rest,
    version: 2,
    agent: '',
    verifiedHow: '',
    ticket: '',
    failureCode: reason,
    readBack: rest.outcome === 'unbound' ? 'no-phone' : 'not-read',
    person: { userId, phone, phoneCorrelation: null, note: '', reason: '' },
  };
}
