import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where Debian's Chromium reads what administrators set, for all its users. */
const folder = '/etc/chromium/policies/managed';

/** The ID that Chromium gives an unpacked extension, from its folder's path. */
export function unpackedId(path: string): string {
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 32);
  return [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/**
 * Sets the policy of one extension as an administrator does, for every Chromium on this computer that is started from now
 * on. Other extensions are not affected.
 *
 * @returns takes it back
 * @throws if only an administrator may write there and the tests run as another user
 */
export async function setChromiumPolicy(id: string, policy: unknown): Promise<() => Promise<void>> {
  const file = join(folder, `unbind-desk-${id}.json`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, JSON.stringify({ '3rdparty': { extensions: { [id]: policy } } }));
  return () => rm(file, { force: true });
}
