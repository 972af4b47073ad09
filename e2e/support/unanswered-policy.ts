/** A browser that never answers a question for the policy, as Edge 128 did. */
export const neverSaysPolicy = `
Object.defineProperty(chrome.storage.managed, 'get', {
  value: () => new Promise(() => undefined),
});
`;

/** A browser that reports the policy only after so many questions, and no changes, as some virtual desktops do. */
export const saysPolicyLate = (policy: unknown, questions: number) => `
let asked = 0;
Object.defineProperty(chrome.storage.managed, 'get', {
  value: async () => (asked++ < ${questions} ? {} : ${JSON.stringify(policy)}),
});
`;
