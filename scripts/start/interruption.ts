/** Ctrl-C, a termination request or a closed terminal. */
export interface Interruption {
  /** Settles when it comes. */
  readonly come: Promise<void>;
  readonly hasCome: boolean;
}

export function watchInterruption(): Interruption {
  let hasCome = false;
  const come = new Promise<void>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(name, () => {
        hasCome = true;
        resolve();
      });
    }
  });
  return {
    come,
    get hasCome() {
      return hasCome;
    },
  };
}
