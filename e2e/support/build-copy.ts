import { cp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { root } from './repository';

/**
 * The host permission of the loaded build: `asked` is the build as it ships, which asks on save; `granted` has the
 * permission for loopback already, because nothing can click the browser's prompt.
 */
export type HostPermission = 'asked' | 'granted';

/** The parts of a built manifest that journeys use. */
export interface BuiltManifest {
  /** The add-on's id in Firefox. */
  readonly geckoId: string | null;
}

const manifestSchema = v.looseObject({
  permissions: v.array(v.string()),
  browser_specific_settings: v.optional(
    v.looseObject({ gecko: v.looseObject({ id: v.string() }) }),
  ),
});

/** How a copy differs from its build, besides the host permission. */
export interface BuildChanges {
  /** Another version than the build's own. */
  readonly version?: string | undefined;
  /** JavaScript that runs before the background, for a browser that behaves differently. Chromium only. */
  readonly prelude?: string | undefined;
  /** Begins with a quota on what is stored, as the build has none: so that it can be used up. */
  readonly storageQuota?: boolean | undefined;
}

/**
 * Copies a build so that a browser can load it. Except for the host permission and the given differences it is the build
 * that ships.
 *
 * @param build a folder, relative to the repository's root
 * @throws when there is no build
 */
export async function copyBuild(
  build: string,
  target: string,
  permission: HostPermission,
  { version, prelude, storageQuota = false }: BuildChanges = {},
): Promise<BuiltManifest> {
  const source = resolve(root, build);
  const manifest = await readManifest(join(source, 'manifest.json'));
  await cp(source, target, { recursive: true });
  const changes = {
    ...(permission === 'granted' ? { host_permissions: ['http://127.0.0.1/*'] } : {}),
    ...(version === undefined ? {} : { version }),
    ...(storageQuota
      ? { permissions: manifest.permissions.filter((name) => name !== 'unlimitedStorage') }
      : {}),
  };
  if (Object.keys(changes).length > 0) {
    await writeFile(join(target, 'manifest.json'), JSON.stringify({ ...manifest, ...changes }));
  }
  if (prelude !== undefined) {
    const background = join(target, 'service-worker-loader.js');
    await writeFile(join(target, 'prelude.js'), prelude);
    // Imports are evaluated in order.
    await writeFile(background, `import './prelude.js';\n${await readFile(background, 'utf8')}`);
  }
  return { geckoId: manifest.browser_specific_settings?.gecko.id ?? null };
}

async function readManifest(path: string) {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Error(`There is no build to load (${path}): run \`npm run build\` first.`, { cause });
  });
  return v.parse(manifestSchema, JSON.parse(text));
}
