import type { SandboxEvent } from '../state/events';
import type { World } from '../state/world';
import { snapshot, userView } from './snapshot';

/**
 * A stream of server-sent events: `hello` with the whole state at once and after each reset, option or clock change; then
 * `message`, `user` and `request` as they happen. Each carries the sandbox's time in `now`.
 */
export function eventStream(world: World): Response {
  const left = new AbortController();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (name: string, data: unknown) =>
        controller.enqueue(encoder.encode(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`));
      send('hello', snapshot(world));
      world.events.subscribe((event) => {
        const { name, data } = named(event, world);
        send(name, data);
      }, left.signal);
    },
    cancel() {
      left.abort();
    },
  });
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  });
}

function named({ kind, value }: SandboxEvent, world: World): { name: string; data: unknown } {
  const now = world.now();
  switch (kind) {
    case 'reset':
    case 'options':
    case 'clock':
      return { name: 'hello', data: snapshot(world) };
    case 'user': {
      const user = world.users.all().find((candidate) => candidate === value);
      return { name: 'user', data: { now, user: user ? userView(user, world) : value } };
    }
    case 'message':
    case 'request':
    case 'effect':
      return { name: kind, data: { now, [kind]: value } };
  }
}
