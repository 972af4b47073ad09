import type { Answer, AsideServices, Question } from './aside';

/**
 * Answers the questions of this extension's own service worker, in the page that it made for that. Nobody else can ask: to
 * `navigator.serviceWorker` only a worker of the same origin speaks, and messages between pages arrive elsewhere.
 */
export function answerFromAside<S extends AsideServices<S>>(services: S): void {
  navigator.serviceWorker.onmessage = ({ data, source, ports: [port] }) => {
    if (!(source instanceof ServiceWorker) || port === undefined) return;
    void answer(services, data).then((said) => port.postMessage(said));
  };
}

/** Worker and page are of one build: that it is a question at all is all there is to check. */
async function answer(services: object, question: unknown): Promise<Answer<unknown>> {
  try {
    if (!isQuestion(question) || !Object.hasOwn(services, question.name)) return { ok: false };
    const service: unknown = Reflect.get(services, question.name);
    if (typeof service !== 'function') return { ok: false };
    return { ok: true, value: await service(...question.told) };
  } catch {
    return { ok: false };
  }
}

function isQuestion(value: unknown): value is Question {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'told' in value &&
    Array.isArray(value.told)
  );
}
