/**
 * The language of the page (BCP 47), from its root element. It is the language of the texts, and numbers and dates must
 * match it. `undefined` without a page: then the runtime's language applies.
 */
export function pageLanguage(): string | undefined {
  const lang = globalThis.document?.documentElement.lang;
  return lang === '' ? undefined : lang;
}

/** A formatter for the page's language, created once per language. */
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
