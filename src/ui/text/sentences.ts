/** Joins sentences, with a space between them if their script uses one. */
export function sentences(...parts: readonly (string | null | undefined)[]): string {
  return parts
    .filter((part) => part !== null && part !== undefined && part !== '')
    .reduce<string>((before, part) => {
      if (before === '') return String(part);
      return /[。！？：」”]$/u.test(before) ? `${before}${part}` : `${before} ${part}`;
    }, '');
}
