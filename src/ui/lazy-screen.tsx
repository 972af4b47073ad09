import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Lazy } from './lazy';
import { Skeleton } from './parts/skeleton';
import { useSignal } from './signal';

/** A screen that is loaded when first shown, if not before, so that the popup opens without it. */
export function lazyScreen<M, P extends object>(
  lazy: Lazy<M>,
  pick: (module: M) => FunctionComponent<P>,
): FunctionComponent<P> {
  return lazyPart(lazy, pick, Skeleton);
}

/** The same for a part of a screen: shows nothing, or `Meanwhile`, until it is loaded. */
export function lazyPart<M, P extends object>(
  { load, loaded }: Lazy<M>,
  pick: (module: M) => FunctionComponent<P>,
  Meanwhile: FunctionComponent = () => null,
): FunctionComponent<P> {
  return (props) => {
    const shown = useSignal(loaded());
    useEffect(() => {
      // Retries once, in case the browser did not return the file the first time.
      load()
        .catch(load)
        .then(
          (module) => {
            shown.value = module;
          },
          () => undefined,
        );
    }, []);
    if (shown.value === null) return <Meanwhile />;
    const Part = pick(shown.value);
    return <Part {...props} />;
  };
}
