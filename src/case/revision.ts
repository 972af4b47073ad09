/**
 * The next revision. It grows by a stride that depends on the step: a worker may die after publishing a change but
 * before storing it, and the next worker, which continues from the stored case, must not give another change the same
 * number.
 *
 * @param stepId unique to the step
 */
export function revisionAfter(revision: number, stepId: string): number {
  // 20 bits of FNV-1a. @see https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
  let hash = 0x811c9dc5;
  for (const character of stepId) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return revision + 1 + (hash >>> 12);
}
