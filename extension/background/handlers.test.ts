import { describe, expect, it } from 'vitest';
import type { RefusedMessages } from '../../src/messaging/protocol';
import { createHandlers } from './handlers';
import { fakeWorld } from './testing/fake-world';

const counts: RefusedMessages = {
  external: 1,
  'sender-refused': 0,
  'request-malformed': 0,
  'request-unknown': 0,
  'request-oversized': 0,
};

function handlersIn() {
  const { world, did } = fakeWorld();
  const receipts = Object({});
  const ports = {
    packer: { once: () => Promise.reject(new Error('Not used here.')) },
    refusedMessages: { read: async () => counts },
  };
  return { handlers: createHandlers({ ...world, receipts }, ports), did };
}

describe('the handlers of a world', () => {
  it('publish the state when a view wakes the background, and then seal waiting receipts', async () => {
    const { handlers, did } = handlersIn();
    expect(await handlers['app.wake']({})).toEqual({ ok: true, value: null });
    expect(did).toEqual(['publish', 'seal']);
  });

  it('store the draft before publishing it', async () => {
    const { handlers, did } = handlersIn();
    await handlers['draft.save']({ draft: { caller: 'alice' } });
    expect(did).toEqual([{ caller: 'alice' }, 'publish']);
  });

  it('return how many messages were rejected', async () => {
    const { handlers } = handlersIn();
    expect(await handlers['security.refusedMessages']({})).toEqual({ ok: true, value: counts });
  });
});
