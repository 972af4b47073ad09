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
        const answer = await new Promise<Answer<Answered<S, K>>>((resolve, reject) => {
          thread.onmessage = ({ data }) => resolve(data);
          thread.onerror = () => reject(new OffscreenError('gone'));
          thread.onmessageerror = () => reject(new OffscreenError('failed'));
          thread.postMessage({ name, told } satisfies Question);
        });
        if (!answer.ok) throw new OffscreenError('failed');
        return answer.value;
      } finally {
        thread.terminate();
      }
    };
}
