import { describe, expect, it } from 'vitest';
import { CaseRecordError } from './case-record';
import type { Order } from './case-runner';
import { type CaseInHand, clearDesk, endCase, setAsideUnreadable } from './end-case';
import { toLostCard } from './testing/lost-phone-story';

/** A case that needs this many commands to end, and what was done. */
function deskWith({ commands = 0, fault }: { commands?: number; fault?: Error }) {
  let revision = 0;
  let unreadable = fault;
  const done: unknown[] = [];
  const desk: CaseInHand = {
    runner: {
      current: async () => {
        if (unreadable !== undefined) throw unreadable;
        return revision < commands ? { ...toLostCard, revision } : null;
      },
      submit: async ({ command, revision: seen }: Order) => {
        done.push([command.type, seen]);
        revision += 1;
        return 'done';
      },
    },
    cases: {
      setAside: async () => {
        done.push('set aside');
        unreadable = undefined;
      },
    },
  };
  return { desk, done };
}

describe('ending a case', () => {
  it('cancels it, then closes the result', async () => {
    const { desk, done } = deskWith({ commands: 2 });
    expect(await endCase(desk.runner)).toBe(true);
    expect(done).toEqual([
      ['abandon', 0],
      ['close', 1],
    ]);
  });

  it('stops after a sufficient command, or if there is no case', async () => {
    const one = deskWith({ commands: 1 });
    expect(await endCase(one.desk.runner)).toBe(true);
    expect(one.done).toEqual([['abandon', 0]]);
    const none = deskWith({});
    expect(await endCase(none.desk.runner)).toBe(true);
    expect(none.done).toEqual([]);
  });

  it('fails while a request is pending', async () => {
    const { desk } = deskWith({ commands: 3 });
    expect(await endCase(desk.runner)).toBe(false);
  });
});

describe('a case that cannot be read', () => {
  const fault = new CaseRecordError('corrupt');

  it('is set aside, and its secrets with it', async () => {
    const { desk, done } = deskWith({ fault });
    await setAsideUnreadable(desk);
    expect(done).toEqual(['set aside']);
    const other = deskWith({ fault });
    expect(await clearDesk(other.desk)).toBe(true);
    expect(other.done).toEqual(['set aside']);
  });

  it('is kept in place if only the storage fails', async () => {
    const { desk, done } = deskWith({ fault: new Error('disk') });
    await expect(setAsideUnreadable(desk)).rejects.toThrow('disk');
    await expect(clearDesk(desk)).rejects.toThrow('disk');
    expect(done).toEqual([]);
  });

  it('is the only one that is set aside', async () => {
    const { desk, done } = deskWith({ commands: 2 });
    await setAsideUnreadable(desk);
    expect(done).toEqual([]);
    expect(await clearDesk(desk)).toBe(true);
    expect(done).not.toContain('set aside');
  });
});
