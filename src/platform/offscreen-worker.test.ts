import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer, Question } from './offscreen';
import { inKeptWorker, inWorker } from './offscreen-worker';

/** An answer, or null for a death. */
type Become = (question: Question) => Answer<unknown> | null | 'silence';

/** A thread that answers as it is told to, or dies. */
class FakeThread {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: (() => void) | null = null;
  readonly terminate = vi.fn();
  constructor(readonly become: Become) {}

  postMessage(question: Question): void {
    const data = this.become(question);
    if (data === null) this.onerror?.();
    else if (data !== 'silence') this.onmessage?.({ data });
  }
}

interface Services {
  double(number: number): Promise<number>;
}

let threads: FakeThread[];
let become: Become;

beforeEach(() => {
  threads = [];
  vi.stubGlobal(
    'Worker',
    class extends FakeThread {
      constructor() {
        super(become);
        threads.push(this);
      }
    },
  );
});

afterEach(() => void vi.unstubAllGlobals());

const double = (number: number) => inWorker<Services>(() => new Worker('x'))('double')(number);

it('asks in a thread of the question’s own, and ends it', async () => {
  become = ({ name, told }) => ({ ok: true, value: `${name} ${told}` });
  expect(await Promise.all([double(1), double(2)])).toEqual(['double 1', 'double 2']);
  expect(threads.map(({ terminate }) => terminate.mock.calls.length)).toEqual([1, 1]);
});

it.each([
  ['failed', { ok: false }],
  ['gone', null],
] as const)('tells that no answer came, and ends the thread: %s', async (code, answer) => {
  become = () => answer;
  await expect(double(1)).rejects.toMatchObject({ name: 'OffscreenError', code });
  expect(threads.map(({ terminate }) => terminate.mock.calls.length)).toEqual([1]);
});

describe('a thread that is kept', () => {
  const kept = (signal: AbortSignal) =>
    inKeptWorker<Services, 'double'>(() => new Worker('x'), 'double', signal);

  it('answers one question after the other, and ends with the signal', async () => {
    become = ({ name, told }) => ({ ok: true, value: `${name} ${told}` });
    const life = new AbortController();
    const ask = kept(life.signal);
    expect(await Promise.all([ask(1), ask(2)])).toEqual(['double 1', 'double 2']);
    expect(threads.map(({ terminate }) => terminate.mock.calls.length)).toEqual([0]);
    life.abort();
    expect(threads.map(({ terminate }) => terminate.mock.calls.length)).toEqual([1]);
    await expect(ask(3)).rejects.toMatchObject({ code: 'gone' });
    expect(threads).toHaveLength(1);
  });

  it('leaves no question open when it ends', async () => {
    become = () => 'silence';
    const life = new AbortController();
    const asked = kept(life.signal)(1);
    await vi.waitFor(() => expect(threads).toHaveLength(1));
    life.abort();
    await expect(asked).rejects.toMatchObject({ code: 'gone' });
  });
});
