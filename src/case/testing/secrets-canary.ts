import type { Input } from '../ports';

/** Secrets that are like no other text, so that one glance at what was written tells whether they got there. */
export const canary = {
  accessToken: 'canary-token-7f3a',
  passCode: '918273',
  password: 'canary-password-5b1c',
  phoneNumber: '13912345678',
  query: 'canary-query@example.com',
} as const;

/** Whether a written text holds one of them. */
export function holdsSecret(text: string): boolean {
  return Object.values(canary).some((secret) => text.includes(secret));
}

export const inputs = {
  none: { kind: 'none' },
  accessToken: { kind: 'access-token', accessToken: canary.accessToken },
  password: {
    kind: 'credential',
    credential: { way: 'password', account: 'alice', password: canary.password },
  },
  phone: { kind: 'phone', phone: { phoneNumber: canary.phoneNumber } },
  query: {
    kind: 'query',
    query: { text: canary.query, phone: { phoneNumber: canary.phoneNumber } },
  },
  passCode: { kind: 'pass-code', passCode: canary.passCode },
} as const satisfies Record<string, Input>;
