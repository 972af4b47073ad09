import { Agent, request } from 'node:http';

/** One kind of request, and the service's expected answer. */
export interface Kind {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: () => object;
  /** The envelope's `statusCode`. */
  readonly statusCode: number;
}

/** Sends requests over this many kept-alive connections, like the traffic of a busy tenant. */
export class Load {
  readonly #origin: string;
  readonly #mix: readonly Kind[];
  readonly #agent: Agent;
  readonly #connections: number;
  #sent = 0;

  /** @param mix sent in turn, over and over */
  constructor(origin: string, mix: readonly Kind[], connections: number) {
    this.#origin = origin;
    this.#mix = mix;
    this.#connections = connections;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Each connection sends its next request as soon as the previous one is answered. Returns the answers per second. */
  async asFastAsItCan(): Promise<number> {
    const begun = performance.now();
    const until = begun + 1_000;
    let answered = 0;
    const connection = async () => {
      while (performance.now() < until) {
        await this.#send();
        answered += 1;
      }
    };
    await Promise.all(Array.from({ length: this.#connections }, connection));
    return answered / ((performance.now() - begun) / 1_000);
  }

  /**
   * For a second, sends a request whenever one is due, whatever happened to earlier ones. Returns how long each took
   * from its due time, so that a service that falls behind shows. Milliseconds.
   */
  async atPace(perSecond: number): Promise<readonly number[]> {
    const begun = performance.now();
    const waiting: Promise<number>[] = [];
    while (waiting.length < perSecond) {
      const elapsed = performance.now() - begun;
      while (waiting.length < perSecond && (waiting.length * 1_000) / perSecond <= elapsed) {
        const due = begun + (waiting.length * 1_000) / perSecond;
        waiting.push(this.#send().then(() => performance.now() - due));
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    return Promise.all(waiting);
  }

  close(): void {
    this.#agent.destroy();
  }

  /** @throws if the answer is not the expected one */
  async #send(): Promise<void> {
    const kind = this.#mix[this.#sent % this.#mix.length];
    this.#sent += 1;
    if (kind === undefined) throw new Error('There is nothing to send.');
    const { method, path, headers, body, statusCode } = kind;
    const text = await new Promise<string>((resolve, reject) => {
      const made = request(
        this.#origin + path,
        { agent: this.#agent, method, headers },
        async (response) => {
          let received = '';
          response.setEncoding('utf8');
          for await (const chunk of response) received += chunk;
          resolve(received);
        },
      );
      made.on('error', reject);
      made.end(body === undefined ? undefined : JSON.stringify(body()));
    });
    if (Reflect.get(Object(JSON.parse(text)), 'statusCode') !== statusCode) {
      throw new Error(`${method} ${path}: ${text}`);
    }
  }
}
