import type { OffscreenServices } from './offscreen';
import { answerTo } from './offscreen-call';

/**
 * Answers the questions of this extension's own service worker, in the page that it made for that. Nobody else can ask: to
 * `navigator.serviceWorker` only a worker of the same origin speaks, and messages between pages arrive elsewhere.
 */
export function serveOffscreen<S extends OffscreenServices<S>>(services: S): void {
  navigator.serviceWorker.onmessage = ({ data, source, ports: [port] }) => {
    if (!(source instanceof ServiceWorker) || port === undefined) return;
    void answerTo(services, data).then((said) => port.postMessage(said));
  };
}
