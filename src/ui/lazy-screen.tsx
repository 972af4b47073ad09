import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { Skeleton } from './parts/skeleton';
import { signal, useValue } from './signal';

export interface LazyScreen<P> {
  readonly Screen: FunctionComponent<P>;
  /** Fetches it ahead of its time, so that it is there at once. */
  readonly preload: () => void;
}

/** A screen that is fetched when it is first shown, so that the popup opens without carrying it. */
export function lazyScreen<P extends object>(
  load: () => Promise<FunctionComponent<P>>,
): LazyScreen<P> {
  const loaded = signal<{ readonly Loaded: FunctionComponent<P> } | null>(null);
  let asked = false;

  function preload(): void {
    if (asked) return;
    asked = true;
    load().then(
      (Loaded) => {
        loaded.value = { Loaded };
      },
      () => {
        asked = false;
      },
    );
  }

  function Screen(props: P) {
    useEffect(preload, []);
    const current = useValue(loaded);
    return current === null ? <Skeleton /> : <current.Loaded {...props} />;
  }

  return { Screen, preload };
}
