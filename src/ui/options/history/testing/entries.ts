import type { HistoryEntry } from '../../../../history/history';

/** An entry for lists, as if a case had ended that many minutes after the first. */
export function anEntry(seq: number, given: Partial<HistoryEntry['receipt']> = {}): HistoryEntry {
  const openedAt = Date.UTC(2026, 10, 25, 8, seq);
  return {
    seq,
    erasedAt: null,
    supersededBy: null,
    receipt: {
      version: 2,
      caseId: `case-${seq}`,
      openedAt,
      closedAt: openedAt + 42_000,
      agent: 'Ana',
      environment: { id: 'e1', label: 'Acme', appHost: 'https://acme.genauth.ai' },
      way: 'sms',
      verifiedHow: '',
      ticket: '',
      outcome: 'unbound',
      failureCode: null,
      requestId: null,
      operations: [],
      readBack: 'no-phone',
      token: 'refused',
      person: { userId: 'u1', phone: null, phoneCorrelation: null, note: '', reason: '' },
      ...given,
    },
  };
}
