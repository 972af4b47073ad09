import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from './lib/command.mjs';
import { npm } from './lib/npm.mjs';
import { root } from './lib/repository.mjs';
import { run } from './lib/run.mjs';
import { SetupError } from './lib/setup-error.mjs';
import { step } from './lib/step.mjs';
import { archive, filesIn } from './package/archive.mjs';
import { billOfMaterials } from './package/bill-of-materials.mjs';
import { isClone, sourceFiles } from './package/source-files.mjs';

const folder = join(root, 'artifacts/packages');

// npm run package [-- --any-tree]: builds both browsers' packages and the source archive, the same bytes from the same sources.
await command(async (signal) => {
  if (isClone() && !process.argv.includes('--any-tree')) await demandCleanTree(signal);
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const sources = await sourceFiles(signal);
  await build(signal);
  const packages = {
    [`${name}-${version}-chrome.zip`]: archive(filesIn(join(root, 'dist/chrome'))),
    [`${name}-${version}-firefox.xpi`]: archive(filesIn(join(root, 'dist/firefox'))),
    [`${name}-${version}-source.zip`]: archive(sources),
    [`${name}-${version}.cdx.json`]: Buffer.from(await billOfMaterials(name, signal)),
  };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const sums = Object.entries(packages).map(([name, bytes]) => {
    writeFileSync(join(folder, name), bytes);
    const sum = createHash('sha256').update(bytes).digest('hex');
    step('package', `${name}  ${Math.round(bytes.length / 1024)} kB  ${sum}`);
    return `${sum}  ${name}\n`;
  });
  writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
  return 0;
});

/** Uncommitted changes are not in the source archive, and nobody could reproduce the packages. */
async function demandCleanTree(signal) {
  const { ok, output } = await run('git', ['status', '--porcelain'], { signal });
  if (ok && output === '') return;
  throw new SetupError(`Commit or stash first, so that the packages can be made again:\n${output}`);
}

async function build(signal) {
  const [file, args] = npm();
  const { ok, output } = await run(file, [...args, 'run', '--silent', 'build'], { signal });
  if (!ok) throw new SetupError(`The build failed:\n${output}`);
}
