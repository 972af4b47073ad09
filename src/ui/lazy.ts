/** Something that is fetched when first needed. */
export interface Lazy<T> {
  /** Fetches it, unless it is loaded or loading. After a failure, the next call tries again. */
  readonly load: () => Promise<T>;
  /** null until loaded. */
  readonly loaded: () => T | null;
}

export function lazily<T>(fetch: () => Promise<T>): Lazy<T> {
  let loading: Promise<T> | null = null;
  let loaded: T | null = null;

  async function begin(): Promise<T> {
    try {
      loaded = await fetch();
      return loaded;
    } catch (error) {
      loading = null;
      throw error;
    }
  }

  return {
    load: () => {
      loading ??= begin();
      return loading;
    },
    loaded: () => loaded,
  };
}
