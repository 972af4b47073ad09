import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Answer, Question } from './offscreen';
import { inWorker } from './offscreen-worker';

/** A thread that answers as it is told to, or dies. */
class FakeThread {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: (() => void) | null = null;
  readonly terminate = vi.fn();
  constructor(readonly become: (question: Question) => Answer<unknown> | null) {}

  postMessage(question: Question): void {
    const data = this.become(question);
    if (data === null) this.onerror?.();
    else this.onmessage?.({ data });
  }
}

interface Services {
  double(number: number): Promise<number>;
}

let threads: FakeThread[];
let become: (question: Question) => Answer<unknown> | null;

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
