import * as v from 'valibot';
import { type ArmedFor, ArmedQueue } from './armed-queue';

/** Whether a fault strikes before the service has acted on the request, or after. */
const moment = v.picklist(['before', 'after']);

/** A way for a request to go wrong. `when` is `before` unless said otherwise: the service then does not act at all. */
export const faultSchema = v.variant('kind', [
  /** No answer until `release()`. Held `before`, the service acts only once released. */
  v.object({ kind: v.literal('held'), when: v.optional(moment, 'before') }),
  /** The connection is cut. */
  v.object({ kind: v.literal('reset'), when: v.optional(moment, 'before') }),
  /** An HTTP status, with the service's envelope, a proxy's HTML page or nothing for a body. */
  v.object({
    kind: v.literal('status'),
    status: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)),
    body: v.optional(v.picklist(['envelope', 'html', 'empty']), 'envelope'),
    /** Sent as `Retry-After`. */
    retryAfterSeconds: v.optional(v.number()),
    when: v.optional(moment, 'before'),
  }),
  /** A web page with HTTP 200. */
  v.object({ kind: v.literal('html'), when: v.optional(moment, 'before') }),
  /** JSON that breaks off. */
  v.object({ kind: v.literal('bad-json'), when: v.optional(moment, 'before') }),
  /** No body. */
  v.object({ kind: v.literal('empty'), when: v.optional(moment, 'before') }),
  /** The JSON value `null`. */
  v.object({ kind: v.literal('null'), when: v.optional(moment, 'before') }),
  /** The JSON value `[]`. */
  v.object({ kind: v.literal('array'), when: v.optional(moment, 'before') }),
  /** An envelope in which no field has its type. */
  v.object({ kind: v.literal('wrong-types'), when: v.optional(moment, 'before') }),
  /** A success and its data under `__proto__`, where a careless merge would find them. */
  v.object({ kind: v.literal('proto'), when: v.optional(moment, 'before') }),
  /** Any envelope, with HTTP 200 unless said otherwise. */
  v.object({
    kind: v.literal('envelope'),
    statusCode: v.number(),
    apiCode: v.optional(v.number()),
    message: v.optional(v.string(), 'Armed by the sandbox'),
    data: v.optional(v.unknown()),
    /** Sends `statusCode` and `apiCode` as text, as older parts of the service do. */
    codesAsText: v.optional(v.boolean(), false),
    httpStatus: v.optional(v.pipe(v.number(), v.minValue(200), v.maxValue(599)), 200),
    when: v.optional(moment, 'before'),
  }),
  /** A redirect to another place. */
  v.object({
    kind: v.literal('redirect'),
    to: v.string(),
    status: v.optional(v.picklist([301, 302, 303, 307, 308]), 302),
    when: v.optional(moment, 'before'),
  }),
  /** A well-formed success of so many bytes. */
  v.object({
    kind: v.literal('large'),
    bytes: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(100_000_000)),
    when: v.optional(moment, 'before'),
  }),
  /** The true answer, a byte at a time. The service acts. */
  v.object({
    kind: v.literal('slow-drip'),
    everyMs: v.optional(v.pipe(v.number(), v.minValue(0)), 1000),
  }),
  /** The true answer, with `statusCode` and `apiCode` as text. The service acts. */
  v.object({ kind: v.literal('text-codes') }),
  /** The true answer, with `code` in the place of `statusCode` and `apiCode` as text, as the oldest parts do. The service acts. */
  v.object({ kind: v.literal('legacy-envelope') }),
  /** The true answer, under HTTP 201 where it is a success. The service acts. */
  v.object({ kind: v.literal('created') }),
]);

/** A fault, with its defaults filled in. */
export type Fault = v.InferOutput<typeof faultSchema>;

/** A fault as it is armed, with its defaults left out. */
export type FaultInput = v.InferInput<typeof faultSchema>;

/** The names of all faults. */
export const faultKinds: readonly Fault['kind'][] = faultSchema.options.map(
  ({ entries }) => entries.kind.literal,
);

/** A fault waiting for the next requests to an endpoint. */
export interface ArmedFault extends ArmedFor {
  readonly fault: FaultInput;
}

/** When the fault strikes; `acting` for those that only change the true answer. */
export function strikes(fault: Fault): 'before' | 'after' | 'acting' {
  return 'when' in fault ? fault.when : 'acting';
}

/** The connection was cut. Like a browser's own, the error of a failed fetch is a TypeError. */
export class ConnectionReset extends TypeError {
  override readonly name = 'ConnectionReset';

  constructor() {
    super('The connection was reset');
  }
}

/** The armed faults, and the requests that one of them holds. */
export class Faults {
  readonly #armed = new ArmedQueue<Fault>();
  #held: { release(): void; drop(error: Error): void }[] = [];

  /** @throws {v.ValiError} when there is no such fault */
  arm({ fault, ...armed }: ArmedFault): void {
    this.#armed.arm(armed, v.parse(faultSchema, fault));
  }

  /** The fault for a request to the endpoint. First armed, first used. */
  take(endpoint: string): Fault | null {
    return this.#armed.take(endpoint);
  }

  /** How many requests are held now. */
  get holding(): number {
    return this.#held.length;
  }

  /** Waits for `release`. */
  hold(): Promise<void> {
    return new Promise((release, drop) => {
      this.#held.push({ release, drop });
    });
  }

  /** Releases all held requests. */
  release(): void {
    for (const held of this.#held.splice(0)) held.release();
  }

  /** Disarms everything and cuts what is held. */
  clear(): void {
    this.#armed.clear();
    for (const held of this.#held.splice(0)) held.drop(new ConnectionReset());
  }
}
