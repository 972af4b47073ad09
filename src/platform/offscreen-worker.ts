import { createSerial } from '../primitives/serial';
import {
  type Answer,
  type Answered,
  OffscreenError,
  type OffscreenServices,
  type Question,
} from './offscreen';
import { answerTo } from './offscreen-call';

/** Answers the questions of the page that made this dedicated worker. */
export function serveFromWorker<S extends OffscreenServices<S>>(services: S): void {
  self.onmessage = ({ data }) =>
    void answerTo(services, data).then((said) => self.postMessage(said));
}

/**
 * Asks a service in a thread that is made for the one question, and goes with its answer and all that it had in memory. The pages
 * of an extension share one thread: what computes for long on it would keep all of them from answering.
 *
 * @throws OffscreenError when no answer comes.
 */
export function inWorker<S extends OffscreenServices<S>>(make: () => Worker) {
  return <K extends keyof S & string>(name: K) =>
    async (...told: Parameters<S[K]>): Promise<Answered<S, K>> => {
      const thread = make();
      try {
        return await askThread<Answered<S, K>>(thread, { name, told });
      } finally {
        thread.terminate();
      }
    };
}

/**
 * As {@link inWorker}, for one service that is asked again and again: one thread, which is made for the first question and ends
 * with the signal. Questions wait for each other.
 *
 * @throws OffscreenError when no answer comes, or the signal is aborted.
 */
export function inKeptWorker<S extends OffscreenServices<S>, K extends keyof S & string>(
  make: () => Worker,
  name: K,
  signal: AbortSignal,
): (...told: Parameters<S[K]>) => Promise<Answered<S, K>> {
  const serially = createSerial();
  let thread: Worker | null = null;
  let abandon: () => void = () => undefined;
  signal.addEventListener('abort', () => {
    thread?.terminate();
    abandon();
  });
  return (...told) =>
    serially(async () => {
      if (signal.aborted) throw new OffscreenError('gone');
      thread ??= make();
      const asked = thread;
      return new Promise<Answered<S, K>>((resolve, reject) => {
        abandon = () => reject(new OffscreenError('gone'));
        askThread<Answered<S, K>>(asked, { name, told }).then(resolve, reject);
      });
    });
}

async function askThread<T>(thread: Worker, question: Question): Promise<T> {
  const answer = await new Promise<Answer<T>>((resolve, reject) => {
    thread.onmessage = ({ data }) => resolve(data);
    thread.onerror = () => reject(new OffscreenError('gone'));
    thread.onmessageerror = () => reject(new OffscreenError('failed'));
    thread.postMessage(question);
  });
  if (!answer.ok) throw new OffscreenError('failed');
  return answer.value;
}
