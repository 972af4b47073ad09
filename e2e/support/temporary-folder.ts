import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A fresh folder outside the repository. */
export function makeTemporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'unbind-desk-'));
}

/** Removes a folder and all in it. */
export async function removeFolder(path: string): Promise<void> {
  // A browser's helper process may write its profile for a moment after the browser has ended.
  await rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
