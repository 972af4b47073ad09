/** A comparison result: numbers by size, everything else as text. Missing values come first. */
export function compare(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [first, second] = [String(one ?? ''), String(other ?? '')];
  return first === second ? 0 : first < second ? -1 : 1;
}
