import type { Sender } from '../messaging/sender';
import { browser } from './browser';

/** Answers what pages post to this background page alone. Register at top level: the page is loaded for it. */
export function onDirectMessage(
  answer: (message: unknown, sender: Sender) => Promise<unknown>,
): void {
  addEventListener('message', (message) => {
    const [reply] = message.ports;
    if (reply === undefined) return;
    void answer(message.data, senderOf(message)).then((answered) => reply.postMessage(answered));
  });
}

/** Another origin's window tells nothing of itself, and has no id here. */
function senderOf({ origin, source }: MessageEvent): Sender {
  const page = origin === location.origin && isWindow(source) ? source : null;
  return {
    id: page === null ? undefined : browser.runtime.id,
    url: page?.location.href,
    origin,
    frameId: page !== null && page.parent === page ? 0 : 1,
    nativeApplication: undefined,
  };
}

function isWindow(source: MessageEventSource | null): source is Window {
  return source !== null && 'location' in source;
}
