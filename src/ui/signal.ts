import { useLayoutEffect, useMemo, useReducer } from 'preact/hooks';

/** A value that tells of its changes. */
export interface ReadonlySignal<T> {
  readonly value: T;
  /** Calls back after each change. @returns how to end that */
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

/** A signal's value; the component is drawn anew when it changes. */
export function useValue<T>(read: ReadonlySignal<T>): T {
  const [, draw] = useReducer((drawings: number) => drawings + 1, 0);
  const drawn = read.value;
  useLayoutEffect(() => {
    // What is drawn below this component may have changed it before anyone listened.
    if (!Object.is(read.value, drawn)) draw(undefined);
    return read.subscribe(() => draw(undefined));
  }, [read]);
  return drawn;
}

/** A signal of a component's own. It and all below it are drawn anew at a change, so that its children need only read it. */
export function useSignal<T>(initial: T): Signal<T> {
  const own = useMemo(() => signal(initial), []);
  useValue(own);
  return own;
}
