import type { Sender } from '../messaging/sender';
import { browser } from './browser';

/** Answers messages that pages post only to this background page. Register at top level: they load the page. */
export function onDirectMessage(
  answer: (message: unknown, sender: Sender) => Promise<unknown>,
): void {
  addEventListener('message', (message) => {
    const [reply] = message.ports;
    if (reply === undefined) return;
    void answer(message.data, senderOf(message)).then((answered) => reply.postMessage(answered));
  });
}

/** A window of another origin reveals nothing about itself, so it gets no id. */
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
