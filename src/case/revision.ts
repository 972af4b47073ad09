/**
 * The revision after another. It grows, and by a different stride for each step: a worker may die with a change shown and
 * not stored, and the next one, which goes on from what is stored, must not give the same number to another change.
 *
 * @param stepId unique to the step
 */
export function revisionAfter(revision: number, stepId: string): number {
  // FNV-1a, as far as 20 bits of it go. @see https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
  let hash = 0x811c9dc5;
  for (const character of stepId) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return revision + 1 + (hash >>> 12);
}
