/** A browser that never answers when it is asked what the organization has set, as an Edge 128 was. */
export const neverSaysPolicy = `
Object.defineProperty(chrome.storage.managed, 'get', {
  value: () => new Promise(() => undefined),
});
`;

/** A browser that says only after so many questions what is set, and tells of no change: some virtual desktops do. */
export const saysPolicyLate = (policy: unknown, questions: number) => `
let asked = 0;
Object.defineProperty(chrome.storage.managed, 'get', {
  value: async () => (asked++ < ${questions} ? {} : ${JSON.stringify(policy)}),
});
`;
