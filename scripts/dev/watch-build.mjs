import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../lib/repository.mjs';

/**
 * Builds for a browser, and again whenever a source file changes.
 *
 * @param {string} browser the build's mode
 * @param {{ built: (milliseconds: number) => void, failed: (reason: string) => void }} hear
 * @returns {Promise<() => Promise<void>>} ends it
 */
export async function watchBuild(browser, { built, failed }) {
  const watcher = await build({
    root,
    mode: browser,
    logLevel: 'silent',
    plugins: [watchPublic],
    build: { watch: {}, minify: false, sourcemap: true },
  });
  watcher.on('event', async (event) => {
    if (event.code === 'BUNDLE_END') {
      await event.result.close();
      built(event.duration);
    } else if (event.code === 'ERROR') {
      await event.result?.close();
      failed(event.error.message);
    }
  });
  return () => watcher.close();
}

/** Icons and texts are copied, not imported, so the build would not notice a change. */
const watchPublic = {
  name: 'watch-public',
  buildStart() {
    const folder = join(root, 'public');
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) this.addWatchFile(join(entry.parentPath, entry.name));
    }
  },
};
