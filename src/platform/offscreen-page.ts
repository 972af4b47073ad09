import type { OffscreenServices } from './offscreen';
import { answerTo } from './offscreen-call';

/**
 * Answers questions from this extension's service worker, in the page that the worker created. Nobody else can ask: only a
 * worker of the same origin can post to `navigator.serviceWorker`, and messages between pages arrive elsewhere.
 */
export function serveOffscreen<S extends OffscreenServices<S>>(services: S): void {
  navigator.serviceWorker.onmessage = ({ data, source, ports: [port] }) => {
    if (!(source instanceof ServiceWorker) || port === undefined) return;
    void answerTo(services, data).then((said) => port.postMessage(said));
  };
}
