import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/**
 * Every running process and its parent, without zombies: they hold nothing.
 *
 * @returns {Map<number, number>} id → the parent's id; empty on Windows, where ending a process ends its tree
 */
export function processTable() {
  if (process.platform === 'win32') return new Map();
  // Small systems have no `ps`.
  const rows = existsSync('/proc/self/stat') ? fromProc() : fromPs();
  return new Map(rows.filter(({ state }) => state !== 'Z').map(({ id, parent }) => [id, parent]));
}

function fromProc() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        // The second field is the program's name in parentheses, and may contain anything.
        const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return [{ id: Number(name), parent: Number(parent), state }];
      } catch {
        // It has ended.
        return [];
      }
    });
}

function fromPs() {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,state='], { encoding: 'utf8' });
  return stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([id, parent, state]) => ({
      id: Number(id),
      parent: Number(parent),
      state: state?.charAt(0),
    }));
}
