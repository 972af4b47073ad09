import { createSerial } from '../primitives/serial';
import {
  type Answer,
  type Answered,
  OffscreenError,
  type OffscreenServices,
  type Question,
} from './offscreen';
import { answerTo } from './offscreen-call';

/** Answers questions from the page that created this dedicated worker. */
export function serveFromWorker<S extends OffscreenServices<S>>(services: S): void {
  self.onmessage = ({ data }) =>
    void answerTo(services, data).then((said) => self.postMessage(said));
}

/**
 * Asks a service in a thread of its own, which ends after the answer and takes its memory with it. All pages of an extension
 * share one thread, so a long computation there would block every page.
 *
 * @throws OffscreenError if no answer comes.
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
 * Like {@link inWorker}, for a service that is asked repeatedly: one thread, created for the first question, which ends when
 * the signal is aborted. Questions are answered one at a time.
 *
 * @throws OffscreenError if no answer comes or the signal is aborted.
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
