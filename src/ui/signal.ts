import { useLayoutEffect, useMemo, useReducer } from 'preact/hooks';

/** A value that notifies of its changes. */
export interface ReadonlySignal<T> {
  readonly value: T;
  /** Calls back after each change. @returns a function that unsubscribes */
  readonly subscribe: (listener: () => void) => () => void;
}

export interface Signal<T> extends ReadonlySignal<T> {
  value: T;
}

export function signal<T>(initial: T): Signal<T> {
  const listeners = new Set<() => void>();
  let current = initial;
  return {
    get value() {
      return current;
    },
    set value(next) {
      if (Object.is(next, current)) return;
      current = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A signal's value; the component rerenders when it changes. */
export function useValue<T>(read: ReadonlySignal<T>): T {
  const [, draw] = useReducer((drawings: number) => drawings + 1, 0);
  const drawn = read.value;
  useLayoutEffect(() => {
    // A child may have changed it while rendering, before anything subscribed.
    if (!Object.is(read.value, drawn)) draw(undefined);
    return read.subscribe(() => draw(undefined));
  }, [read]);
  return drawn;
}

/**
 * A signal that a component owns. The component and its children rerender at a change, so the children only read it.
 */
export function useSignal<T>(initial: T): Signal<T> {
  const own = useMemo(() => signal(initial), []);
  useValue(own);
  return own;
}
