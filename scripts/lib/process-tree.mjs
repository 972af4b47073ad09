import { spawnSync } from 'node:child_process';
import { processTable } from './process-table.mjs';

/** The ids of a process and of everything below it, the process itself first. */
export function processTree(pid) {
  const table = processTable();
  const found = [pid];
  for (const above of found) {
    for (const [id, parent] of table) if (parent === above) found.push(id);
  }
  return found;
}

export function anyAlive(pids) {
  const table = processTable();
  return pids.some((pid) => table.has(pid));
}

/** Asks a process group to end, as Ctrl-C would. */
export function interruptGroup(pid) {
  if (process.platform === 'win32') spawnSync('taskkill', ['/PID', String(pid), '/T', '/F']);
  else send(-pid, 'SIGINT');
}

/** Ends what is left. */
export function killAll(pids) {
  const table = processTable();
  for (const pid of pids) if (table.has(pid)) send(pid, 'SIGKILL');
}

function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // Already gone, which is fine.
  }
}
