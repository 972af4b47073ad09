import type { Case } from '../case';
import type { Order } from '../case-runner';
import { adminUnbind } from './click';
import type { RunnerBench } from './runner-bench';

/** What the caller tells the agent. */
export interface Caller {
  readonly email: string;
  readonly password: string;
  readonly phoneNumber: string;
  readonly userId: string;
  /** A token issued elsewhere, a new one each time. */
  accessToken(): Promise<string>;
  /** The last unbind code that arrived on the phone. */
  passCode(): string | null;
}

type Click = Omit<Order, 'revision' | 'environment'>;

const clicks = {
  password: async ({ email, password }) => ({
    command: { type: 'identify', way: 'password', account: email, password },
  }),
  token: async (caller) => ({
    command: { type: 'identify', way: 'token', accessToken: await caller.accessToken() },
  }),
  'login SMS': async ({ phoneNumber }) => ({
    command: { type: 'send-login-code', way: 'sms', phone: { phoneNumber } },
  }),
  'login email': async ({ email }) => ({
    command: { type: 'send-login-code', way: 'email', email },
  }),
  'read again': async () => ({ command: { type: 'read-again' } }),
  'send code': async () => ({ command: { type: 'send-code', grounds: null, confirmed: false } }),
  'find user': async ({ email }) => ({
    command: { type: 'identify', way: 'admin', query: { text: email, phone: null } },
  }),
  'find several': async () => ({
    command: { type: 'identify', way: 'admin', query: { text: 'example.com', phone: null } },
  }),
  choose: async ({ userId }) => ({ command: { type: 'choose', userId } }),
  'admin unbind': async () => ({ command: { ...adminUnbind, endSessions: false } }),
  'admin unbind and end sessions': async () => ({ command: adminUnbind }),
  unbind: async (caller) => ({
    command: { type: 'unbind', passCode: caller.passCode() ?? '0000' },
  }),
  'check again': async () => ({ command: { type: 'check-again' } }),
  close: async () => ({ command: { type: 'close' } }),
} satisfies Record<string, (caller: Caller) => Promise<Click>>;

export type ClickName = keyof typeof clicks;

/** Handles a case for one caller. */
export class Agent {
  readonly clicked: ClickName[] = [];

  constructor(
    private readonly bench: RunnerBench,
    private readonly caller: Caller,
  ) {}

  async click(name: ClickName): Promise<void> {
    this.clicked.push(name);
    await this.bench.submit(await clicks[name](this.caller));
  }

  /** The agent's next click toward the end of the case; null if there is nothing more to do. */
  next(current: Case | null): ClickName | null {
    const lost = current?.way === 'admin';
    switch (current?.step ?? 'identify') {
      case 'identify':
        if (lost) return current.candidates === null ? 'find user' : 'choose';
        return current?.hasToken === true ? 'read again' : 'token';
      case 'card':
        return lost ? 'admin unbind' : 'send code';
      case 'code':
        return this.caller.passCode() === null ? 'send code' : 'unbind';
      case 'outcome': {
        const kind = current?.outcome?.kind;
        const open = kind === 'unknown' || kind === 'accepted';
        return open && (lost || current?.hasToken === true) ? 'check again' : null;
      }
    }
  }
}
