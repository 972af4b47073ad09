import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { root } from './repository';
import { makeTemporaryFolder, removeFolder } from './temporary-folder';

/** The only package in a folder of the repository whose name ends this way. */
export async function packagePath(from: string, ending: string): Promise<string> {
  const folder = resolve(root, from);
  const names = await readdir(folder).catch(() => []);
  const [name, ...others] = names.filter((each) => each.endsWith(ending));
  if (name === undefined || others.length > 0) {
    throw new Error(`There must be one *${ending} in ${from}: run \`npm run package\` first.`);
  }
  return join(folder, name);
}

async function unpackPackage(from: string, ending: string, target: string): Promise<void> {
  const bytes = await readFile(await packagePath(from, ending));
  for (const [path, content] of Object.entries(unzipSync(bytes))) {
    const file = join(target, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

/** Unpacks a package into a temporary folder for the duration of `use`. */
export async function withPackage(
  from: string,
  ending: string,
  use: (build: string) => Promise<void>,
): Promise<void> {
  const folder = await makeTemporaryFolder();
  try {
    await unpackPackage(from, ending, folder);
    await use(folder);
  } finally {
    await removeFolder(folder);
  }
}
