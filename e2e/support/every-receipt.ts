/** What asks for the newest receipts, as a script writes it. */
export const everyReceipt = `{
  query: { text: '', outcome: null, route: null, environmentId: null, from: null, to: null },
  before: null,
  limit: 100,
}`;
