import type { Sandbox } from '../../sandbox/app';
import type { Effect } from '../../sandbox/state/effects';

/** What the service did, a line each, for people. */
export function serviceReport(sandbox: Sandbox): readonly string[] {
  const name = (userId: string) => sandbox.user(userId)?.name ?? userId;
  return sandbox.effects.map((effect) => `${clock(effect.at)}  ${sentence(effect, name)}`);
}

function sentence(effect: Effect, name: (userId: string) => string): string {
  switch (effect.kind) {
    case 'sms-sent':
      return `SMS sent to ${effect.to} (${effect.channel})`;
    case 'email-sent':
      return `Email sent to ${effect.to} (${effect.channel})`;
    case 'user-registered':
      return `${name(effect.userId)} registered`;
    case 'token-issued':
      return `Access token issued to ${name(effect.userId)}`;
    case 'phone-unbound':
      return `Phone ${effect.phone} unbound from ${name(effect.userId)}`;
    case 'token-revoked':
      return `Access token of ${name(effect.userId)} revoked`;
    case 'sessions-ended':
      return `Sessions of ${name(effect.userId)} ended`;
  }
}

function clock(at: number): string {
  return new Date(at).toTimeString().slice(0, 8);
}
