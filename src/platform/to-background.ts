/**
 * Hands a message, and the port for its reply, to the service worker and nobody else: what goes by `runtime.sendMessage` is heard
 * by every open page of the extension that listens. A worker that sleeps is woken.
 * @see https://developer.mozilla.org/en-US/docs/Web/API/ServiceWorker/postMessage
 */
export async function postToBackground(message: unknown, reply: MessagePort): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  if (active === null) throw new Error('There is no background.');
  active.postMessage(message, [reply]);
}
