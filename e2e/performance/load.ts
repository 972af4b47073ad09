import { Agent, request } from 'node:http';

/** One kind of request, and how the service is to answer it. */
export interface Kind {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: () => object;
  /** `statusCode` of the envelope. */
  readonly statusCode: number;
}

/** Sends requests over so many kept connections, as a busy tenant gets them. */
export class Load {
  readonly #origin: string;
  readonly #mix: readonly Kind[];
  readonly #agent: Agent;
  readonly #connections: number;
  #sent = 0;

  /** @param mix sent one after the other, over and over */
  constructor(origin: string, mix: readonly Kind[], connections: number) {
    this.#origin = origin;
    this.#mix = mix;
    this.#connections = connections;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Each connection sends its next request as soon as the one before is answered. How many were answered in a second. */
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
   * For a second, one request each time that one is due, whatever became of those before. How long each took from when it was
   * due, so that a service which falls behind shows. Milliseconds.
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

  /** @throws when the answer is another than the kind's */
  async #send(): Promise<void> {
    const kind = this.#mix[this.#sent % this.#mix.length];
    this.#sent += 1;
    if (kind === undefined) throw new Error('there is nothing to send');
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
