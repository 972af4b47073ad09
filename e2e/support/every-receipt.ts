/** A script's request for the newest receipts. */
export const everyReceipt = `{
  query: { text: '', outcome: null, route: null, environmentId: null, from: null, to: null },
  before: null,
  limit: 100,
}`;
