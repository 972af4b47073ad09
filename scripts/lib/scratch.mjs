import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives everything that `body` starts one temporary folder, and removes it afterwards: browsers that are interrupted leave
 * their profiles behind.
 *
 * @template T
 * @param {(env: Record<string, string>) => Promise<T>} body gets what to add to a child's environment
 * @returns {Promise<T>}
 */
export async function withScratchFolder(body) {
  const folder = await mkdtemp(join(tmpdir(), 'unbind-desk-'));
  try {
    return await body({ TMPDIR: folder, TEMP: folder, TMP: folder });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
