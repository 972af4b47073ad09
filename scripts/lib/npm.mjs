/**
 * The program and first arguments to call npm: the npm that runs this command, if there is one, because that needs no shell
 * on any system.
 *
 * @returns {[string, string[]]}
 */
export function npm() {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []];
}
