import { createServer } from 'node:http';

/** A host that should receive nothing: it records everything that arrives. */
export interface Listener {
  readonly url: string;
  /** Connections and requests, in order. */
  readonly heard: readonly string[];
  close(): Promise<void>;
}

export async function startListener(): Promise<Listener> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
    response.end('{"statusCode":200,"data":{}}');
  });
  server.on('connection', () => heard.push('a connection'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port was given');
  return {
    url: `http://127.0.0.1:${address.port}`,
    heard,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
