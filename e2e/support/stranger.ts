import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether a worker is the other extension's. */
export function isStranger(url: string): boolean {
  return url.endsWith('/stranger.js');
}

/** Another extension in the same browser that tries to talk to ours. */
export async function makeStranger(folder: string): Promise<void> {
  const path = join(folder, 'stranger');
  await mkdir(path);
  const manifest = {
    manifest_version: 3,
    name: 'Stranger',
    version: '1.0',
    background: { service_worker: 'stranger.js' },
  };
  await writeFile(join(path, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(path, 'stranger.js'), 'chrome.runtime.onInstalled.addListener(() => {});');
}
