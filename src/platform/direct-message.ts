import type { Sender } from '../messaging/sender';
import { browser } from './browser';

/** @see https://developer.mozilla.org/en-US/docs/Web/API/ExtendableMessageEvent */
interface ClientMessage {
  readonly data: unknown;
  readonly origin: string;
  readonly source: unknown;
  readonly ports: readonly MessagePort[];
  waitUntil(work: Promise<unknown>): void;
}

declare function addEventListener(
  type: 'message',
  listener: (message: ClientMessage) => void,
): void;

/** Answers messages that pages post only to this service worker. Register at top level: they wake a worker. */
export function onDirectMessage(
  answer: (message: unknown, sender: Sender) => Promise<unknown>,
): void {
  addEventListener('message', (message) => {
    const [reply] = message.ports;
    if (reply === undefined) return;
    message.waitUntil(
      answer(message.data, senderOf(message)).then((answered) => reply.postMessage(answered)),
    );
  });
}

/** Only clients of this extension's origin reach its worker. The address is the one that the client was created with. */
function senderOf({ origin, source }: ClientMessage): Sender {
  const client = Object(source);
  const url: unknown = Reflect.get(client, 'url');
  // A page that another one opened is `auxiliary`.
  const whole = ['top-level', 'auxiliary'].includes(String(Reflect.get(client, 'frameType')));
  return {
    id: browser.runtime.id,
    url: typeof url === 'string' ? url : undefined,
    origin,
    frameId: whole ? 0 : 1,
    nativeApplication: undefined,
  };
}
