import { readBoundedText } from './bounded-body';
import { failure, GenAuthError } from './failure';

/** Below the 30 s after which a browser stops a background worker that awaits an answer. Milliseconds. */
export const requestTimeout = 20_000;

export interface WireRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface WireAnswer {
  readonly httpStatus: number;
  readonly body: string;
}

/** What the transport needs from its environment. */
export interface TransportPorts {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Whether sending is worth a try. */
  readonly online: () => Promise<boolean>;
  /** Aborts after this many milliseconds. */
  readonly timeout: (milliseconds: number) => AbortSignal;
}

/**
 * Sends one request, once. No cookies, no cache, no redirects (one is an error, and the second host is never
 * contacted), at most {@link requestTimeout}. Throws {@link GenAuthError}: `offline` if nothing was sent, otherwise
 * `maybe-sent`, since a failed connection does not show whether the service did the work.
 */
export async function exchange(ports: TransportPorts, request: WireRequest): Promise<WireAnswer> {
  if (!(await ports.online())) throw new GenAuthError(failure('not-sent', 'offline'));
  const signal = ports.timeout(requestTimeout);
  let response: Response;
  try {
    response = await ports.fetch(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal,
    });
  } catch (cause) {
    // Whoever provides the network may refuse to send.
    if (cause instanceof GenAuthError) throw cause;
    throw new GenAuthError(failure('maybe-sent', signal.aborted ? 'timeout' : 'no-answer'), {
      cause,
    });
  }
  const said = { statusCode: response.status };
  try {
    return { httpStatus: response.status, body: await readBoundedText(response) };
  } catch (cause) {
    if (signal.aborted) throw new GenAuthError(failure('maybe-sent', 'timeout', said), { cause });
    const code = cause instanceof RangeError ? 'unreadable-answer' : 'no-answer';
    throw new GenAuthError(failure('maybe-sent', code, said), { cause });
  }
}
