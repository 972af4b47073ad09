import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Offscreen } from './offscreen';

/** A browser as far as it is about offscreen documents: one at most, and a client of the worker only while it lives. */
class Documents {
  readonly happened: string[] = [];
  living: { id: string; url: string; answer: (name: string) => unknown } | null = null;
  /** Pages in tabs, and what each of them heard. */
  readonly tabs: { id: string; url: string; heard: unknown[] }[] = [];
  readonly stored = new Map<string, unknown>();
  /** What the next document says; undefined for nothing at all. */
  answer: (name: string) => unknown = (name) => ({ ok: true, value: `${name} done` });

  readonly offscreen = {
    createDocument: async ({ url }: { url: string }) => {
      if (this.living !== null) throw new Error('Only a single offscreen document may be created.');
      this.happened.push('made');
      this.living = {
        id: `document-${this.happened.length}`,
        url: addressOf(url),
        answer: this.answer,
      };
    },
    closeDocument: async () => {
      if (this.living === null) throw new Error('No current offscreen document.');
      this.happened.push('closed');
      this.living = null;
    },
  };

  readonly clients = {
    matchAll: async () => [
      ...this.tabs.map(({ id, url, heard }) => ({
        id,
        url,
        postMessage: (question: unknown) => heard.push(question),
      })),
      ...this.#document(),
    ],
  };

  #document() {
    const document = this.living;
    if (document === null) return [];
    const { id, url } = document;
    const postMessage = ({ name }: { name: string }, [port]: [MessagePort]) => {
      void Promise.resolve(document.answer(name)).then((said) => {
        if (said !== undefined && this.living === document) port.postMessage(said);
      });
    };
    return [{ id, url, postMessage }];
  }

  /** A page of the extension in a tab. */
  openTab(url: string): unknown[] {
    const heard: unknown[] = [];
    this.tabs.push({ id: `tab-${this.tabs.length}`, url, heard });
    return heard;
  }

  readonly session = {
    get: async (key: string) => Object.fromEntries([...this.stored].filter(([at]) => at === key)),
    set: async (items: object) => {
      for (const [key, value] of Object.entries(items)) this.stored.set(key, value);
    },
  };
}

const addressOf = (path: string) => `chrome-extension://us/${path}`;

interface Told {
  first: (text: string) => Promise<string>;
  second: (text: string) => Promise<string>;
}

let documents: Documents;
let offscreen: Offscreen<Told>;

/** A worker begins with nothing in its memory. */
async function startWorker(): Promise<void> {
  vi.resetModules();
  const { offscreenInDocument } = await import('./offscreen-document');
  offscreen = offscreenInDocument<Told>('offscreen.html');
}

beforeEach(async () => {
  documents = new Documents();
  vi.doMock('./browser', () => ({
    browser: {
      offscreen: documents.offscreen,
      storage: { session: documents.session },
      runtime: { getURL: addressOf },
    },
  }));
  vi.stubGlobal('clients', documents.clients);
  await startWorker();
});

afterEach(() => {
  vi.useRealTimers();
  vi.doUnmock('./browser');
  vi.unstubAllGlobals();
});

describe('an offscreen document', () => {
  it('is made for a question, and closed after its answer', async () => {
    expect(await offscreen.once('first', 'x')).toBe('first done');
    await vi.waitFor(() => expect(documents.happened).toEqual(['made', 'closed']));
  });

  it('is one for all who ask at the same time, and stays until the last has an answer', async () => {
    const answers = await Promise.all([
      offscreen.once('first', 'x'),
      offscreen.once('second', 'y'),
    ]);
    expect(answers).toEqual(['first done', 'second done']);
    await vi.waitFor(() => expect(documents.happened).toEqual(['made', 'closed']));
  });

  it('waits for the next question where that was wanted, until it is left', async () => {
    await offscreen.ask('first', 'x');
    await offscreen.ask('second', 'y');
    expect(documents.happened).toEqual(['made']);
    offscreen.leave();
    await vi.waitFor(() => expect(documents.happened).toEqual(['made', 'closed']));
  });

  it('is closed after the answer where it was left over the question', async () => {
    let say: (() => void) | undefined;
    documents.answer = (name) =>
      new Promise((resolve) => {
        say = () => resolve({ ok: true, value: `${name} done` });
      });
    const asked = offscreen.ask('first', 'x');
    await vi.waitFor(() => expect(say).toBeDefined());
    offscreen.leave();
    say?.();
    expect(await asked).toBe('first done');
    await vi.waitFor(() => expect(documents.happened).toEqual(['made', 'closed']));
  });

  it('is not closed under a question that is being answered', async () => {
    let finish: (said: unknown) => void = () => undefined;
    documents.answer = () =>
      new Promise((resolve) => {
        finish = resolve;
      });
    const asked = offscreen.ask('first', 'x');
    await vi.waitFor(() => expect(documents.happened).toEqual(['made']));
    offscreen.leave();
    await new Promise((resolve) => setImmediate(resolve));
    finish({ ok: true, value: 'first done' });
    expect(await asked).toBe('first done');
  });

  it('may be there already, made by a worker that is no more', async () => {
    await offscreen.ask('first', 'x');
    await startWorker();
    expect(await offscreen.ask('second', 'y')).toBe('second done');
    expect(documents.happened).toEqual(['made']);
  });

  it('takes the place of one that has crashed, and is nobody’s client any more', async () => {
    await offscreen.ask('first', 'x');
    vi.spyOn(documents.clients, 'matchAll').mockResolvedValueOnce([]);
    expect(await offscreen.ask('first', 'x')).toBe('first done');
    expect(documents.happened).toEqual(['made', 'closed', 'made']);
  });

  it('takes the place of one that was not made here', async () => {
    documents.answer = () => ({ ok: true, value: 'mine' });
    await documents.offscreen.createDocument({ url: 'offscreen.html' });
    documents.answer = (name) => ({ ok: true, value: `${name} done` });
    expect(await offscreen.ask('first', 'x')).toBe('first done');
    expect(documents.happened).toEqual(['made', 'closed', 'made']);
  });

  it('has another name each time, which nobody can guess', async () => {
    const names: string[] = [];
    for (let turn = 0; turn < 2; turn += 1) {
      await offscreen.ask('first', 'x');
      names.push(documents.living?.url ?? '');
      offscreen.leave();
      await vi.waitFor(() => expect(documents.living).toBeNull());
    }
    const name =
      /^chrome-extension:\/\/us\/offscreen\.html\?[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
    expect(names).toEqual([expect.stringMatching(name), expect.stringMatching(name)]);
    expect(names[0]).not.toBe(names[1]);
  });

  it('is not a page in a tab at its address, before it is made or after, whatever its name', async () => {
    const before = documents.openTab(addressOf('offscreen.html'));
    expect(await offscreen.ask('first', 'x')).toBe('first done');
    const after = documents.openTab(documents.living?.url ?? '');
    expect(await offscreen.ask('first', 'x')).toBe('first done');
    await startWorker();
    expect(await offscreen.ask('second', 'y')).toBe('second done');
    expect([before, after]).toEqual([[], []]);
  });

  it('is made anew by a later worker where it could not be remembered', async () => {
    vi.spyOn(documents.session, 'set').mockRejectedValue(new Error('full'));
    vi.spyOn(documents.session, 'get').mockRejectedValue(new Error('broken'));
    expect(await offscreen.ask('first', 'x')).toBe('first done');
    await startWorker();
    expect(await offscreen.ask('first', 'x')).toBe('first done');
    expect(documents.happened).toEqual(['made', 'closed', 'made']);
  });

  it('that dies over a question is told of, and the next question makes another', async () => {
    documents.answer = () => {
      documents.living = null;
    };
    await expect(offscreen.once('first', 'x')).rejects.toMatchObject({ code: 'gone' });
    documents.answer = (name) => ({ ok: true, value: `${name} done` });
    expect(await offscreen.once('first', 'x')).toBe('first done');
  });

  it('that never answers is told of, and closed', async () => {
    vi.useFakeTimers();
    documents.answer = () => undefined;
    const asked = expect(offscreen.ask('first', 'x')).rejects.toMatchObject({ code: 'silent' });
    await vi.advanceTimersByTimeAsync(121_000);
    await asked;
    expect(documents.happened).toEqual(['made', 'closed']);
  });

  it('that cannot carry a question out says so, and no more', async () => {
    documents.answer = () => ({ ok: false });
    await expect(offscreen.ask('first', 'x')).rejects.toMatchObject({ code: 'failed' });
  });

  it('is not to be had where the browser makes none', async () => {
    vi.spyOn(documents.offscreen, 'createDocument').mockRejectedValue(new Error('no'));
    await expect(offscreen.ask('first', 'x')).rejects.toMatchObject({ code: 'gone' });
  });
});
