import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, it } from 'vitest';

const lockSchema = v.object({
  packages: v.record(
    v.string(),
    v.object({
      hasInstallScript: v.optional(v.boolean(), false),
      resolved: v.optional(v.string()),
      integrity: v.optional(v.string()),
    }),
  ),
});
const { packages } = v.parse(lockSchema, JSON.parse(readFileSync('package-lock.json', 'utf8')));
const installed = Object.entries(packages).filter(([path]) => path !== '');

/** Packages with a script that npm would run at installation, and why they work without. */
const allowed: Readonly<Record<string, string>> = {
  'classic-level':
    'comes with its binaries for common systems; the script would compile one for others',
  esbuild: 'only replaces its launcher by the binary, which is a package of its own',
};

it('no package runs anything when it is installed', () => {
  expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m);
});

it('the packages that would are those that are known to work without', () => {
  const scripted = installed
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  expect(scripted.toSorted()).toEqual(Object.keys(allowed).sort());
});

it('every package has its checksum, and none comes from elsewhere than a registry', () => {
  for (const [path, { resolved, integrity }] of installed) {
    if (resolved !== undefined) expect(resolved, path).toMatch(/^https:\/\/registry\.npmjs\.org\//);
    expect(integrity, path).toMatch(/^sha512-/);
  }
});

it.each(['ci', 'package'])('the workflow “%s” names its actions by their commits', (name) => {
  const workflow = readFileSync(`.github/workflows/${name}.yml`, 'utf8');
  const actions = [...workflow.matchAll(/uses: *(\S+)(.*)/g)];
  expect(actions.length).toBeGreaterThan(0);
  for (const [, action, comment] of actions) {
    expect(action).toMatch(/^[\w./-]+@[\da-f]{40}$/);
    expect(comment).toMatch(/^ # v\d+\.\d+\.\d+$/);
  }
});
