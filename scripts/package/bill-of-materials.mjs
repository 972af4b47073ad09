import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from '../lib/npm.mjs';
import { root } from '../lib/repository.mjs';
import { run } from '../lib/run.mjs';

/**
 * What the packages are made of, as CycloneDX: npm's own account of the lock file, of what the extension imports
 * alone, and without what differs from one run to the next (a random number, the time, npm's version, the folder's name).
 *
 * @see https://cyclonedx.org/docs/1.5/json/
 * @param {string} name of what is packed
 * @param {AbortSignal} signal
 * @returns {Promise<string>} JSON
 */
export async function billOfMaterials(name, signal) {
  const [file, args] = npm();
  // Not `--omit=dev`: that leaves out what a development dependency wants beside it as well (preact, hono).
  const options = ['--sbom-format=cyclonedx', '--package-lock-only', '--sbom-type=application'];
  const { ok, output } = await run(file, [...args, 'sbom', '--silent', ...options], { signal });
  // npm prints warnings before it.
  const start = output.indexOf('{');
  if (!ok || start < 0) throw new Error(`npm made no bill of materials:\n${output}`);
  return `${JSON.stringify(constant(JSON.parse(output.slice(start)), name), null, 2)}\n`;
}

function constant({ serialNumber: _number, metadata, components, dependencies, ...rest }, name) {
  const { timestamp: _time, tools: _tools, component, ...known } = metadata;
  const shipping = imported();
  const shipped = components.filter((each) => shipping.has(`${each.name}@${each.version}`));
  const refs = new Set([component['bom-ref'], ...shipped.map((each) => each['bom-ref'])]);
  return {
    ...rest,
    metadata: { ...known, component: { ...component, name } },
    components: shipped,
    dependencies: dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn }) => ({
        ref,
        dependsOn: dependsOn.filter((each) => refs.has(each)),
      })),
  };
}

/** The dependencies and theirs, as `name@version`. Without optional peers, which are not in the packages. */
function imported() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const found = new Set();
  const follow = ({ dependencies = {} }) => {
    for (const name of Object.keys(dependencies)) {
      const entry = packages[`node_modules/${name}`];
      if (entry === undefined) throw new Error(`${name} is not where it is looked for`);
      const key = `${name}@${entry.version}`;
      if (found.has(key)) continue;
      found.add(key);
      follow(entry);
    }
  };
  follow(packages['']);
  return found;
}
