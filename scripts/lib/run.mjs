import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { anyAlive, interruptGroup, killAll, processTree } from './process-tree.mjs';
import { root } from './repository.mjs';

/** How long a child may take to clean up (browsers to close, profiles to go) before it is killed, in ms. */
const grace = 10_000;

/**
 * Runs a program to its end, in a separate process group so that stopping it stops everything that it started.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {object} [options]
 * @param {boolean} [options.show] its output goes straight to the terminal instead of into `output`
 * @param {number} [options.timeout] ms, after which it is stopped
 * @param {AbortSignal} [options.signal] stops it
 * @param {Record<string, string>} [options.env] added to this process's environment
 * @param {string} [options.cwd] the repository's root unless said otherwise
 * @returns {Promise<{ ok: boolean, output: string, timedOut: boolean }>}
 */
export async function run(file, args, { show = false, timeout, signal, env, cwd = root } = {}) {
  signal?.throwIfAborted();
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }

  const limit = timeout === undefined ? undefined : AbortSignal.timeout(timeout);
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, reason: `${file}: ${error.message}\n` }));
    child.once('close', (code) => resolve({ code, reason: '' }));
  });
  const stop = AbortSignal.any([signal, limit].filter((each) => each !== undefined));
  let stopped;
  const begin = () => {
    stopped = end(child.pid);
  };
  if (stop.aborted) begin();
  else stop.addEventListener('abort', begin, { once: true });

  const { code, reason } = await ended;
  stop.removeEventListener('abort', begin);
  await stopped;
  signal?.throwIfAborted();
  return { ok: code === 0, output: output + reason, timedOut: limit?.aborted ?? false };
}

/** Stops a process and everything below it: asks first, then kills. */
async function end(pid) {
  if (pid === undefined) return;
  const tree = processTree(pid);
  interruptGroup(pid);
  const until = performance.now() + grace;
  while (anyAlive(tree) && performance.now() < until) await delay(50);
  // Browsers start helpers in separate groups, which may outlive them.
  killAll(new Set([...tree, ...processTree(pid)]));
}
