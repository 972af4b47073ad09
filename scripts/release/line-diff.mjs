/**
 * The differences between two texts, one per line: `- ` for removed, `+ ` for added. Unchanged lines are left out.
 *
 * @param {string} before
 * @param {string} after
 * @returns {readonly string[]}
 */
export function lineDiff(before, after) {
  const [one, other] = [before.split('\n'), after.split('\n')];
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return middle(one.slice(start, one.length - end), other.slice(start, other.length - end));
}

/** By the longest common subsequence: what is left between the ends of these files is short. */
function middle(one, other) {
  const lengths = Array.from({ length: one.length + 1 }, () => Array(other.length + 1).fill(0));
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      lengths[i][j] =
        one[i] === other[j]
          ? lengths[i + 1][j + 1] + 1
          : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  const lines = [];
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    if (i < one.length && j < other.length && one[i] === other[j]) {
      i += 1;
      j += 1;
    } else if (j === other.length || (i < one.length && lengths[i + 1][j] >= lengths[i][j + 1])) {
      lines.push(`- ${one[i]}`.trimEnd());
      i += 1;
    } else {
      lines.push(`+ ${other[j]}`.trimEnd());
      j += 1;
    }
  }
  return lines;
}
