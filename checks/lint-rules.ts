import { isWithin } from './arrows';
import { type Layer, layers, packages } from './layers';

const notTests = ['!src/**/*.test.ts', '!src/**/testing/**'];
/** If two overrides match, the later one wins. */
const deepestLast = layers.toSorted((a, b) => depthOf(a) - depthOf(b));
const browserGlobals = {
  browser: 'Only src/platform may call the browser.',
  chrome: 'Only src/platform may call the browser.',
};

/**
 * `biome.imports.json`, which makes a wrong import an error while it is typed. Biome does not tell types from values here:
 * what may be imported as types only passes the lint, and fails `architecture.test.ts`.
 */
export const importRules = {
  overrides: [
    ...deepestLast.map((layer) => ({
      includes: [`${layer.name}/**`, ...(layer.name.startsWith('src/') ? notTests : [])],
      linter: { rules: { style: { noRestrictedImports: rule({ patterns: of(layer) }) } } },
    })),
    {
      includes: ['extension/**', 'src/**', '!src/platform/**', ...notTests],
      linter: {
        rules: { style: { noRestrictedGlobals: rule({ deniedGlobals: browserGlobals }) } },
      },
    },
  ],
};

function depthOf({ name }: Layer): number {
  return name.split('/').length;
}

function rule(options: object) {
  return { level: 'error', options };
}

function of(layer: Layer) {
  const allowed = [...layer.uses, ...layer.knows];
  const group = layers.flatMap(({ name }) => {
    if (name === layer.name || allowed.some((entry) => isWithin(name, entry))) return [];
    // Parts of a forbidden module that are allowed, and allowed modules with the same name elsewhere.
    const exceptions = allowed.filter((entry) => isWithin(entry, name) || isNamesake(entry, name));
    return [
      `${seenFrom(layer, name)}/**`,
      ...exceptions
        .map((entry) => seenFrom(layer, entry))
        .flatMap((pattern) => [`!${pattern}`, `!${pattern}/**`]),
    ];
  });
  const ofPackages = Object.entries(packages).flatMap(([name, users]) => {
    const message = `Only ${users.join(' and ')} may import ${name}.`;
    return users.includes(layer.name) ? [] : [{ group: [name, `${name}/**`], message }];
  });
  return [
    { group, message: `See checks/layers.ts for what ${layer.name} may import.` },
    ...ofPackages,
  ];
}

/** The pattern for a path as imports in the layer write it: without a top folder that both share. */
function seenFrom({ name }: Layer, path: string): string {
  const [top = '', ...rest] = path.split('/');
  return `**/${isWithin(name, top) && rest.length > 0 ? rest.join('/') : path}`;
}

function isNamesake(one: string, other: string): boolean {
  return one.split('/').at(-1) === other.split('/').at(-1);
}
