interface Waiting<T> {
  readonly endpoint: string;
  readonly what: T;
  readonly skip: number;
  readonly left: number;
}

/** For which requests something is armed. */
export interface ArmedFor {
  /** An endpoint's name, or `*` for all. */
  readonly endpoint: string;
  /** How many requests it applies to; 1 if left out. */
  readonly times?: number;
  /** How many requests pass before that; none if left out. */
  readonly skip?: number;
}

/** Waits for the next requests to an endpoint. First armed, first used. */
export class ArmedQueue<T> {
  #waiting: Waiting<T>[] = [];

  arm({ endpoint, times = 1, skip = 0 }: ArmedFor, what: T): void {
    this.#waiting.push({ endpoint, what, skip, left: times });
  }

  /** The one for a request to the endpoint. */
  take(endpoint: string): T | null {
    const index = this.#waiting.findIndex((armed) => ['*', endpoint].includes(armed.endpoint));
    const armed = this.#waiting[index];
    if (!armed) return null;
    if (armed.skip > 0) {
      this.#waiting[index] = { ...armed, skip: armed.skip - 1 };
      return null;
    }
    if (armed.left > 1) this.#waiting[index] = { ...armed, left: armed.left - 1 };
    else this.#waiting.splice(index, 1);
    return armed.what;
  }

  clear(): void {
    this.#waiting = [];
  }
}
