/**
 * The language of the page (BCP 47), as its root element names it: the one that its texts are in, so that numbers and dates
 * are written in no other. `undefined` where there is no page: then it is the runtime's.
 */
export function pageLanguage(): string | undefined {
  const lang = globalThis.document?.documentElement.lang;
  return lang === '' ? undefined : lang;
}

/** What formats in the page's language: made once for each. */
export function byLanguage<T>(make: (language: string | undefined) => T): () => T {
  const made = new Map<string | undefined, T>();
  return () => {
    const language = pageLanguage();
    const known = made.get(language);
    if (known !== undefined) return known;
    const fresh = make(language);
    made.set(language, fresh);
    return fresh;
  };
}
