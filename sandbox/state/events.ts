/** An event for live views of the sandbox. */
export interface SandboxEvent {
  readonly kind: 'reset' | 'options' | 'clock' | 'message' | 'user' | 'request' | 'effect';
  readonly value: unknown;
}

/** Passes events on to the listeners. */
export class EventHub {
  readonly #listeners = new Set<(event: SandboxEvent) => void>();

  publish(event: SandboxEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Calls the listener with each event until the signal aborts. */
  subscribe(listener: (event: SandboxEvent) => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
  }

  /** How many listen. */
  get size(): number {
    return this.#listeners.size;
  }
}
