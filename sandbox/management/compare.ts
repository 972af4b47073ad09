/** Below 0, 0 or above: numbers by size, all else by its text. What is missing comes first. */
export function compare(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [first, second] = [String(one ?? ''), String(other ?? '')];
  return first === second ? 0 : first < second ? -1 : 1;
}
