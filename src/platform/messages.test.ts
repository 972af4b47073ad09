import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommandRefused } from '../messaging/client';
import type { send as Send } from './messages';

type Answer = (message: unknown, reply: MessagePort) => void;

let sendMessage: ReturnType<typeof vi.fn>;
let connections: { open: boolean; die: () => void }[];
let worker: Answer;
let send: typeof Send;

beforeEach(async () => {
  sendMessage = vi.fn();
  connections = [];
  worker = (_, reply) => reply.postMessage({ ok: true, value: null });
  function connect() {
    const listeners: (() => void)[] = [];
    const connection = { open: true, die: () => listeners.forEach((each) => void each()) };
    connections.push(connection);
    return {
      disconnect: () => {
        connection.open = false;
      },
      onDisconnect: { addListener: (listener: () => void) => listeners.push(listener) },
    };
  }
  vi.doMock('./browser', () => ({ browser: { runtime: { connect, sendMessage } } }));
  const active = {
    postMessage: (message: unknown, [reply]: [MessagePort]) => worker(message, reply),
  };
  vi.stubGlobal('navigator', { serviceWorker: { ready: Promise.resolve({ active }) } });
  vi.resetModules();
  ({ send } = await import('./messages'));
});

afterEach(() => {
  vi.useRealTimers();
  vi.doUnmock('./browser');
  vi.unstubAllGlobals();
});

/** Why a command was not carried out. */
const refusalOf = (command: Promise<unknown>) =>
  command.then(
    () => null,
    (error: CommandRefused) => error.refusal,
  );

describe('a command', () => {
  it('goes to the background alone: pages that listen hear nothing', async () => {
    const heard: unknown[] = [];
    worker = (message, reply) => {
      heard.push(message);
      reply.postMessage({ ok: true, value: null });
    };
    expect(await send('vault.unlock', { passphrase: 'a secret' })).toBeNull();
    expect(heard).toEqual([{ method: 'vault.unlock', params: { passphrase: 'a secret' } }]);
    expect(sendMessage).not.toHaveBeenCalled();
  });

  it('leaves no connection behind', async () => {
    await send('app.wake', {});
    expect(connections.map(({ open }) => open)).toEqual([false]);
  });

  it('that is refused says why', async () => {
    worker = (_, reply) => reply.postMessage({ ok: false, refusal: { code: 'wrong-passphrase' } });
    const command = send('vault.unlock', { passphrase: 'x' });
    expect(await refusalOf(command)).toEqual({ code: 'wrong-passphrase' });
  });

  it('whose answer is none is not carried out', async () => {
    worker = (_, reply) => reply.postMessage('yes');
    expect(await refusalOf(send('app.wake', {}))).toEqual({ code: 'internal' });
  });
});

describe('a background that dies over a command', () => {
  /** The first message is taken along; what comes after meets another background. */
  function dieOnce(): unknown[] {
    const heard: unknown[] = [];
    worker = (message, reply) => {
      heard.push(message);
      if (heard.length === 1) connections.at(-1)?.die();
      else reply.postMessage({ ok: true, value: null });
    };
    return heard;
  }

  it('is followed by another, which is woken and not asked again', async () => {
    const heard = dieOnce();
    const command = send('case.unbind', { revision: 1, passCode: '123456' });
    expect(await refusalOf(command)).toEqual({ code: 'stale' });
    expect(heard.map((each) => Reflect.get(Object(each), 'method'))).toEqual([
      'case.unbind',
      'app.wake',
    ]);
  });

  it('leaves a command that is about no case as failed', async () => {
    dieOnce();
    const command = send('vault.unlock', { passphrase: 'x' });
    expect(await refusalOf(command)).toEqual({ code: 'internal' });
  });

  it('and is followed by none is told of after five calls', async () => {
    vi.useFakeTimers();
    let calls = 0;
    worker = () => {
      calls += 1;
      connections.at(-1)?.die();
    };
    const refusal = refusalOf(send('case.close', { revision: 1 }));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await refusal).toEqual({ code: 'internal' });
    expect(calls).toBe(6);
  });
});
