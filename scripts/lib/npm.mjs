/**
 * The program and first arguments that call npm: the very npm that runs this command, where there is one, since that
 * needs no shell on any system.
 *
 * @returns {[string, string[]]}
 */
export function npm() {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []];
}
