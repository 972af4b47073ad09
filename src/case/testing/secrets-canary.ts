import type { Command } from '../event';

/** Secrets that look like no other text, so they are easy to find in what was written. */
export const canary = {
  accessToken: 'canary-token-7f3a',
  passCode: '918273',
  password: 'canary-password-5b1c',
  phoneNumber: '13912345678',
  query: 'canary-query@example.com',
} as const;

/** The model's numbers; the canary's is the first. */
const bareNumber = /139\d{8}/;

/** Whether a text contains one of them. */
export function holdsSecret(text: string): boolean {
  return bareNumber.test(text) || Object.values(canary).some((secret) => text.includes(secret));
}

const phone = { phoneNumber: canary.phoneNumber };

/** Every command that carries a secret. */
export const secretCommands = {
  smsCode: { type: 'send-login-code', way: 'sms', phone },
  emailCode: { type: 'send-login-code', way: 'email', email: canary.query },
  sms: { type: 'identify', way: 'sms', phone, passCode: canary.passCode },
  password: { type: 'identify', way: 'password', account: 'alice', password: canary.password },
  token: { type: 'identify', way: 'token', accessToken: canary.accessToken },
  admin: { type: 'identify', way: 'admin', query: { text: canary.query, phone } },
  unbind: { type: 'unbind', passCode: canary.passCode },
} as const satisfies Record<string, Command>;
