/** The result of a request. */
export type LoggedAnswer =
  | { readonly kind: 'pending' }
  | { readonly kind: 'reset' }
  | {
      readonly kind: 'answered';
      readonly httpStatus: number;
      /** The envelope's fields; null where the answer has none. */
      readonly statusCode: number | null;
      readonly apiCode: number | null;
      readonly requestId: string | null;
    };

/** A request as it arrived. */
export interface ArrivedRequest {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The endpoint's name, or `unknown`. */
  readonly endpoint: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed body: JSON or a form's fields; the raw text if it is neither; null if there was none. */
  readonly body: unknown;
}

/** A request, its problems, and its result. */
export interface LoggedRequest extends ArrivedRequest {
  /** Counts from 1. */
  readonly sequence: number;
  /** Wrong, missing and unknown fields and headers, in words. Empty for a request that follows the specification. */
  readonly problems: readonly string[];
  /** The kind of the armed fault that met the request, or null. */
  readonly fault: string | null;
  readonly answer: LoggedAnswer;
}

/** All requests to the service, in order of arrival. Those to the control interface are not among them. */
export class RequestLog {
  readonly #requests: LoggedRequest[] = [];
  /** The last snapshot, until something changes: a busy service is rarely inspected, and its log is long. */
  #given: readonly LoggedRequest[] | null = null;
  readonly #changed: (request: LoggedRequest) => void;

  constructor(changed: (request: LoggedRequest) => void) {
    this.#changed = changed;
  }

  /** A snapshot: later requests do not change it. */
  all(): readonly LoggedRequest[] {
    this.#given ??= [...this.#requests];
    return this.#given;
  }

  /** Logs a request, and returns its sequence number. */
  arrive(request: ArrivedRequest, problems: readonly string[], fault: string | null): number {
    const sequence = this.#requests.length + 1;
    this.#put({ ...request, sequence, problems, fault, answer: { kind: 'pending' } });
    return sequence;
  }

  /** Logs the result of a request. */
  settle(sequence: number, answer: LoggedAnswer): void {
    const request = this.#requests[sequence - 1];
    if (request !== undefined) this.#put({ ...request, answer });
  }

  #put(request: LoggedRequest): void {
    this.#requests[request.sequence - 1] = request;
    this.#given = null;
    this.#changed(request);
  }
}
