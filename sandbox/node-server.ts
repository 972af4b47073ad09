import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createSandbox, type Sandbox } from './app';
import { ConnectionReset } from './wire/faults';
import { isForeignHost } from './wire/foreign';

/** A sandbox that listens. */
export interface SandboxServer {
  /** Its origin, with no slash at the end. */
  readonly url: string;
  readonly sandbox: Sandbox;
  /** Stops listening, and cuts open connections and event streams at once. */
  close(): Promise<void>;
}

/**
 * Serves a sandbox over HTTP, to whoever asks for it by this computer's name or address.
 *
 * @param port chosen by the system if 0 or left out
 * @throws the system's error when the port is not available
 */
export async function startSandboxServer({
  sandbox = createSandbox(),
  port = 0,
  host = '127.0.0.1',
}: {
  sandbox?: Sandbox;
  port?: number;
  host?: string;
} = {}): Promise<SandboxServer> {
  const listener = getRequestListener(
    (request, env) =>
      isForeignHost(request.headers.get('host'), host)
        ? Response.json({ error: 'This is no name of the sandbox' }, { status: 421 })
        : answer(sandbox, request, env),
    { overrideGlobalObjects: false },
  );
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
  sandbox.setOrigin(url);
  let closing: Promise<void> | null = null;
  const close = () =>
    new Promise<void>((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      server.closeAllConnections();
    });
  return {
    url,
    sandbox,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

async function answer(
  sandbox: Sandbox,
  request: Request,
  env: { readonly incoming: { readonly socket: { destroy(): unknown } } },
): Promise<Response> {
  try {
    return await sandbox.fetch(request);
  } catch (error) {
    if (!(error instanceof ConnectionReset)) throw error;
    env.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
}
