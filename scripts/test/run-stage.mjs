import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { npm } from '../lib/npm.mjs';
import { root } from '../lib/repository.mjs';
import { run } from '../lib/run.mjs';
import { since } from '../lib/step.mjs';

/**
 * Runs one stage and reports the result. Alone it writes to the terminal directly; beside others its output is shown when
 * it is done, so that outputs do not mix.
 *
 * @returns {Promise<{ name: string, ok: boolean, passed: number, failed: number }>}
 */
export async function runStage(stage, { alone, signal, env }) {
  const from = performance.now();
  // What an earlier run left must not be counted.
  if (stage.report) prepare(stage.report);
  if (alone) console.log(`\n▸ ${stage.name}`);
  const [file, args] = npm();
  const extra = stage.args ? ['--', ...stage.args] : [];
  const { ok, output } = await run(file, [...args, 'run', '--silent', stage.script, ...extra], {
    show: alone,
    signal,
    env: { ...colours(), ...env, ...stage.env },
  });
  if (!alone) {
    console.log(`\n▸ ${stage.name}`);
    if (output.trim() !== '') console.log(output.trimEnd());
  }
  const counted = stage.report ? count(stage) : { passed: 0, failed: 0 };
  // A runner that ran nothing has proved nothing.
  const empty = stage.report !== undefined && counted.passed + counted.failed === 0;
  if (empty) console.log('No test case ran.');
  const good = ok && !empty;
  console.log(`${good ? '✓' : '✗'} ${stage.name}  ${since(from)}`);
  return { name: stage.name, ok: good, ...counted };
}

function prepare(report) {
  const path = join(root, report);
  rmSync(path, { force: true });
  mkdirSync(dirname(path), { recursive: true });
}

function count({ report, cases }) {
  const path = join(root, report);
  if (!existsSync(path)) return { passed: 0, failed: 0 };
  return cases(JSON.parse(readFileSync(path, 'utf8')));
}

/** A runner with collected output sees no terminal, and may still color its output. */
function colours() {
  if (process.env.FORCE_COLOR || process.env.NO_COLOR) return {};
  return process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
}
