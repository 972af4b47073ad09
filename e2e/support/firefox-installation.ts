import { copyFile, mkdir, readdir, realpath, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The files by which Firefox finds its installation: programs must be in the folder themselves. */
const program = /^firefox(?:-esr|-bin)?$/;

/**
 * A copy of the Firefox installation with different policies. Only its program is copied; everything else is linked.
 *
 * @param folder is made
 * @returns the program's path
 */
export async function firefoxWithPolicies(
  firefox: string,
  folder: string,
  policies: unknown,
): Promise<string> {
  const installation = dirname(await programOf(firefox));
  await mkdir(join(folder, 'distribution'), { recursive: true });
  await writeFile(join(folder, 'distribution', 'policies.json'), JSON.stringify({ policies }));
  let copied = '';
  for (const name of await readdir(installation)) {
    if (name === 'distribution') continue;
    const [from, to] = [join(installation, name), join(folder, name)];
    if (!program.test(name)) {
      await symlink(from, to);
      continue;
    }
    await copyFile(await realpath(from), to);
    copied = to;
  }
  return copied;
}

/** Debian's `firefox-esr` on the path is a script or a link beside the installation. */
async function programOf(firefox: string): Promise<string> {
  const real = await realpath(firefox);
  const beside = (await readdir(dirname(real))).includes('libxul.so');
  return beside ? real : '/usr/lib/firefox-esr/firefox-esr';
}
