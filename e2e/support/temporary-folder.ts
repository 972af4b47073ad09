import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A fresh folder outside the repository. */
export function makeTemporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'unbind-desk-'));
}

/** Removes a folder and all in it. */
export async function removeFolder(path: string): Promise<void> {
  // A browser's last helper may still be writing its profile for a moment after the browser has gone.
  await rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
