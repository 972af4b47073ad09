/** One line for a step that is done. */
export function step(name, text) {
  console.log(`${name.padEnd(10)}${text}`);
}

/** Seconds since `from` (of `performance.now()`), for people. */
export function since(from) {
  return `${((performance.now() - from) / 1000).toFixed(1)} s`;
}
