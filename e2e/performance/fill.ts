/** A script that fills the extension's database with receipts, by the hour back from now, as they are kept. */
export function fillScript(from: number, count: number): string {
  return `(async () => {
    const outcomes = ['unbound', 'unbound', 'unbound', 'unbound', 'refused', 'abandoned', 'accepted', 'unknown'];
    const database = await new Promise((resolve, reject) => {
      const opening = indexedDB.open('receipts');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const now = Date.now();
    for (let start = ${from}; start < ${from + count}; start += 2000) {
      const filling = database.transaction('entries', 'readwrite');
      const entries = filling.objectStore('entries');
      for (let index = start; index < Math.min(start + 2000, ${from + count}); index += 1) {
        const seq = index + 1;
        const closedAt = now - (${from + count} - index) * 60_000;
        const outcome = outcomes[index % outcomes.length];
        const way = index % 3 === 0 ? 'admin' : 'sms';
        const phone = '+86 138****' + String(index % 10000).padStart(4, '0');
        const person = { userId: 'user-' + index, phone, phoneCorrelation: 'c' + index, note: '', reason: 'Lost' };
        const environment = { id: 'env-' + (index % 5), label: 'Tenant ' + (index % 5), appHost: 'https://t.example' };
        const receipt = {
          version: 2, caseId: 'case-' + index, openedAt: closedAt - 60_000, closedAt, agent: 'Agent ' + (index % 9),
          environment, way, verifiedHow: 'Called back', ticket: 'SUP-' + index, outcome, failureCode: null,
          requestId: 'request-' + index, readBack: 'no-phone', token: 'none', person: null,
          operations: ['find-user', 'clear-phone-null', 'read-back'].map((kind, at) => ({
            id: index + '-' + at, kind, startedAt: closedAt - 1000,
            settled: { at: closedAt, result: 'done', requestId: 'request-' + index },
          })),
        };
        entries.put({
          seq, body: JSON.stringify(receipt), commitment: 'c', mac: 'm', salt: 's', person, erasedAt: null,
          supersededBy: null, current: 1, caseId: receipt.caseId, closedAt, outcome,
          route: way === 'admin' ? 'lost-phone' : 'caller-has-phone', environmentId: environment.id,
          words: [receipt.ticket.toLowerCase(), person.userId, 'agent', String(index % 9), 'tenant', receipt.requestId,
            receipt.caseId, phone.slice(-4), 'called back', 'called', 'back'],
        });
      }
      await new Promise((resolve, reject) => {
        filling.oncomplete = resolve;
        filling.onerror = () => reject(filling.error);
      });
    }
    database.close();
  })()`;
}
