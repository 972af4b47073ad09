import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Offscreen } from './offscreen';

/** A browser as far as it is about offscreen documents: one at most, and a client of the worker only while it lives. */
class Documents {
  readonly happened: string[] = [];
  living: { id: string; answer: (name: string) => unknown } | null = null;
  /** What the next document says; undefined for nothing at all. */
  answer: (name: string) => unknown = (name) => ({ ok: true, value: `${name} done` });

  readonly offscreen = {
    createDocument: async () => {
      if (this.living !== null) throw new Error('Only a single offscreen document may be created.');
      this.happened.push('made');
      this.living = { id: `document-${this.happened.length}`, answer: this.answer };
    },
    closeDocument: async () => {
      if (this.living === null) throw new Error('No current offscreen document.');
      this.happened.push('closed');
      this.living = null;
    },
  };

  readonly clients = {
    matchAll: async () => {
      const document = this.living;
      if (document === null) return [];
      const { id } = document;
      const postMessage = ({ name }: { name: string }, [port]: [MessagePort]) => {
        void Promise.resolve(document.answer(name)).then((said) => {
          if (said !== undefined && this.living === document) port.postMessage(said);
        });
      };
      return [{ id, url: 'chrome-extension://us/offscreen.html', postMessage }];
    },
  };
}

interface Told {
  first: (text: string) => Promise<string>;
  second: (text: string) => Promise<string>;
}

let documents: Documents;
let offscreen: Offscreen<Told>;

beforeEach(async () => {
  documents = new Documents();
  vi.doMock('./browser', () => ({
    browser: {
      offscreen: documents.offscreen,
      runtime: { getURL: (path: string) => `chrome-extension://us/${path}` },
    },
  }));
  vi.stubGlobal('clients', documents.clients);
  vi.resetModules();
  const { offscreenInDocument } = await import('./offscreen-document');
  offscreen = offscreenInDocument<Told>('offscreen.html');
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
    await documents.offscreen.createDocument();
    expect(await offscreen.ask('first', 'x')).toBe('first done');
    expect(documents.happened).toEqual(['made']);
  });

  it('takes the place of one that has crashed, and is nobody’s client any more', async () => {
    await documents.offscreen.createDocument();
    vi.spyOn(documents.clients, 'matchAll').mockResolvedValueOnce([]);
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
