/** How much a message may be, all its texts together in characters, and how it may be built. */
export interface PayloadBudget {
  readonly characters: number;
  readonly nodes: number;
  readonly depth: number;
}

/** Four times the longest command of an ordinary screen, which carries an access token. */
export const ordinaryBudget: PayloadBudget = { characters: 65_536, nodes: 500, depth: 6 };

/** A command that brings a file. */
export const fileBudget: PayloadBudget = { characters: 1_600_000, nodes: 500, depth: 6 };

/**
 * Whether a value is within a budget. It stops looking as soon as it is not, so that judging costs no more than the budget.
 * Messages have been cloned on their way, so that nothing in them runs code.
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
      // What is no list or plain object (bytes, maps, dates) is in no command.
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
