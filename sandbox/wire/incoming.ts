/** The body of a request, parsed as far as its content type allows. */
export type IncomingBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'form'; readonly value: Readonly<Record<string, string>> }
  /** A content type that is neither, or JSON that does not parse. */
  | { readonly kind: 'unreadable'; readonly text: string; readonly contentType: string };

/** A request, read to its end. */
export interface Incoming {
  readonly method: string;
  readonly origin: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Headers;
  readonly body: IncomingBody;
}

/** Reads a request to its end. */
export async function readRequest(request: Request): Promise<Incoming> {
  const url = new URL(request.url);
  const text = ['GET', 'HEAD', 'OPTIONS'].includes(request.method) ? '' : await request.text();
  return {
    method: request.method,
    origin: url.origin,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    body: readBody(text, request.headers.get('content-type') ?? ''),
  };
}

/** The body as the log keeps it. */
export function loggedBody(body: IncomingBody): unknown {
  switch (body.kind) {
    case 'none':
      return null;
    case 'json':
    case 'form':
      return body.value;
    case 'unreadable':
      return body.text;
  }
}

function readBody(text: string, contentType: string): IncomingBody {
  const [mediaType = ''] = contentType.split(';');
  const type = mediaType.trim().toLowerCase();
  if (text === '') return { kind: 'none' };
  if (type === 'application/x-www-form-urlencoded') {
    return { kind: 'form', value: Object.fromEntries(new URLSearchParams(text)) };
  }
  if (type !== 'application/json') return { kind: 'unreadable', text, contentType };
  try {
    return { kind: 'json', value: JSON.parse(text) };
  } catch {
    return { kind: 'unreadable', text, contentType };
  }
}
