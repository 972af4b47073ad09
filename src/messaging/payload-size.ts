/** Limits for a message: the characters of all its texts together, and its structure. */
export interface PayloadBudget {
  readonly characters: number;
  readonly nodes: number;
  readonly depth: number;
}

/** Four times the longest command of an ordinary screen, one with an access token. */
export const ordinaryBudget: PayloadBudget = { characters: 65_536, nodes: 500, depth: 6 };

/** For a command with a file. */
export const fileBudget: PayloadBudget = { characters: 1_600_000, nodes: 500, depth: 6 };

/**
 * Whether a value is within a budget. Stops as soon as it is not, so that the check costs no more than the budget.
 * Messages were cloned in transit, so nothing in them runs code.
 */
export function withinBudget(value: unknown, budget: PayloadBudget): boolean {
  let { characters, nodes } = budget;
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > budget.depth) return false;
    const below: unknown[] = [];
    for (const node of level) {
      nodes -= 1;
      if (typeof node === 'string') characters -= node.length;
      if (typeof node === 'bigint') characters -= node.toString(16).length;
      if (nodes < 0 || characters < 0) return false;
      if (typeof node !== 'object' || node === null) continue;
      // Commands contain only lists and plain objects, no bytes, maps or dates.
      if (!Array.isArray(node) && Object.getPrototypeOf(node) !== Object.prototype) return false;
      for (const key in node) {
        characters -= key.length;
        below.push(Reflect.get(node, key));
        if (below.length > nodes || characters < 0) return false;
      }
    }
    level = below;
  }
  return true;
}
