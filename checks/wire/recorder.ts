import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived, complete except for the order of its fields. */
export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The members of a JSON or form body; null without one. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Recorder {
  readonly url: string;
  /** What has arrived since the last call. */
  take(): readonly Recorded[];
  close(): Promise<void>;
}

/** A server that records requests and answers all of them with success: in an envelope, except `system`. */
export async function startRecorder(answers: Readonly<Record<string, unknown>>): Promise<Recorder> {
  let kept: Recorded[] = [];
  const server = createServer((request, response) => {
    void textOf(request).then((text) => {
      const url = new URL(request.url ?? '', 'http://recorder');
      kept.push({
        method: request.method ?? '',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        body: bodyOf(text, request.headers['content-type'] ?? ''),
        headers: headersOf(request),
      });
      const endpoint = url.pathname.split('/').at(-1) ?? '';
      response.setHeader('content-type', 'application/json');
      const data = answers[endpoint];
      response.end(
        JSON.stringify(
          endpoint === 'system' ? data : { statusCode: 200, message: '', requestId: 'r', data },
        ),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    take() {
      const taken = kept;
      kept = [];
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

function bodyOf(text: string, contentType: string): unknown {
  if (text === '') return null;
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  return JSON.parse(text);
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
