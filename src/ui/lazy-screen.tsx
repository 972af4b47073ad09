import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Lazy } from './lazy';
import { Skeleton } from './parts/skeleton';
import { useSignal } from './signal';

/** A screen that is fetched when it is first shown, if it was not before, so that the popup opens without carrying it. */
export function lazyScreen<M, P extends object>(
  lazy: Lazy<M>,
  pick: (module: M) => FunctionComponent<P>,
): FunctionComponent<P> {
  return lazyPart(lazy, pick, Skeleton);
}

/** The same for a part of a screen: nothing, or `Meanwhile`, until it is there. */
export function lazyPart<M, P extends object>(
  { load, loaded }: Lazy<M>,
  pick: (module: M) => FunctionComponent<P>,
  Meanwhile: FunctionComponent = () => null,
): FunctionComponent<P> {
  return (props) => {
    const shown = useSignal(loaded());
    useEffect(() => {
      // Once more, should the browser not have given the file the first time.
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
