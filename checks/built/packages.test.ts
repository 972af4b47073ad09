import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import lock from '../../package-lock.json' with { type: 'json' };

const folder = 'artifacts/packages';
const names = readdirSync(folder);
const bytesOf = (ending: string) => {
  const name = names.find((each) => each.endsWith(ending));
  if (name === undefined) throw new Error(`no ${ending}`);
  return readFileSync(`${folder}/${name}`);
};
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

/**
 * Permissions without a warning in any browser, for which no update is held back. Chrome's list gives none for them, and
 * Firefox has no text for them.
 * @see https://developer.chrome.com/docs/extensions/reference/permissions-list
 */
const silent: readonly string[] = ['offscreen', 'unlimitedStorage'];

const manifestSchema = v.object({ version: v.string(), permissions: v.array(v.string()) });
const manifestOf = (bytes: Uint8Array) =>
  v.parse(manifestSchema, JSON.parse(text(unzipSync(bytes)['manifest.json'])));

describe.each([
  ['chrome', '-chrome.zip'],
  ['firefox', '-firefox.xpi'],
])('the package for %s', (browser, ending) => {
  const files = unzipSync(bytesOf(ending));

  it('is the build, file for file', () => {
    const built = readdirSync(`dist/${browser}`, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => `${each.parentPath}/${each.name}`.slice(`dist/${browser}/`.length));
    expect(Object.keys(files).sort()).toEqual(built.sort());
    for (const [path, bytes] of Object.entries(files)) {
      expect(Buffer.compare(readFileSync(`dist/${browser}/${path}`), bytes), path).toBe(0);
    }
  });

  it('names whose work is in it, and under which terms', () => {
    const notices = text(files['third-party-notices.md']);
    const named = [...notices.matchAll(/^## (\S+) - (\S+) \((.+)\)$/gm)].map((each) => each[1]);
    const bill: unknown = JSON.parse(text(bytesOf('.cdx.json')));
    const { components } = v.parse(
      v.object({
        bomFormat: v.literal('CycloneDX'),
        components: v.array(v.object({ name: v.string() })),
      }),
      bill,
    );
    expect(components.map(({ name }) => name).sort()).toEqual(named.sort());
    // What is only a tool, or a tool's own dependency, is not in a package.
    const shipped = new Set(
      Object.entries(lock.packages).flatMap(([path, about]) => ('dev' in about ? [] : [path])),
    );
    expect(named.filter((name) => !shipped.has(`node_modules/${name}`))).toEqual([]);
  });

  it('asks for no permission with a warning that the version before had not: an update with one would be held up', () => {
    const before = readdirSync('e2e/fixtures').find((name) => name.endsWith(`-${browser}.zip`));
    const older = manifestOf(readFileSync(`e2e/fixtures/${before}`));
    const newer = manifestOf(bytesOf(ending));
    expect(newer.version).not.toBe(older.version);
    const warned = newer.permissions.filter((each) => !silent.includes(each));
    expect(older.permissions).toEqual(expect.arrayContaining(warned));
  });
});

it('the source archive has the sources, and nothing that is made', () => {
  const paths = Object.keys(unzipSync(bytesOf('-source.zip')));
  expect(paths).toEqual(
    expect.arrayContaining(['package-lock.json', 'manifest.json', 'sandbox/app.ts']),
  );
  expect(
    paths.filter((path) => /^(?:dist|node_modules|artifacts|\.git|\.cache)\//.test(path)),
  ).toEqual([]);
});

it('each has the sum that is written down', () => {
  const sums = text(bytesOf('SHA256SUMS')).trim().split('\n');
  expect(sums.map((line) => line.split('  ')[1]).sort()).toEqual(
    names.filter((name) => name !== 'SHA256SUMS').sort(),
  );
  for (const line of sums) {
    const [sum, name = ''] = line.split('  ');
    expect(
      createHash('sha256')
        .update(readFileSync(`${folder}/${name}`))
        .digest('hex'),
    ).toBe(sum);
  }
});
