/**
 * Sends a message, and the port for its reply, only to the service worker: every open page of the extension could hear what
 * `runtime.sendMessage` carries. A stopped worker is started.
 * @see https://developer.mozilla.org/en-US/docs/Web/API/ServiceWorker/postMessage
 */
export async function postToBackground(message: unknown, reply: MessagePort): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  if (active === null) throw new Error('There is no background.');
  active.postMessage(message, [reply]);
}
