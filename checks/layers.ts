/**
 * The modules, lowest first, and what each may import. The lint rules in `biome.imports.json`, the table in
 * `docs/architecture.md` and the check of the actual imports are all made from this list. A module imports only modules
 * before it, so there are no circles. It may import a whole module, or only a folder or file of one. Tests in `src`, and
 * `testing/` folders, may import anything.
 */
export interface Layer {
  /** The folder. A file belongs to the deepest one that it is in. */
  readonly name: string;
  readonly is: string;
  /** Imports that exist at run time, including types. */
  readonly uses: readonly string[];
  /** Imports of types only. */
  readonly knows: readonly string[];
}

const layer = (
  name: string,
  is: string,
  uses: readonly string[] = [],
  knows: readonly string[] = [],
): Layer => ({ name, is, uses, knows });

export const layers: readonly Layer[] = [
  layer('sandbox', 'a service that stands in for GenAuth / Authing'),
  layer('src/primitives', 'small building blocks that know nothing of the product'),
  layer('src/phone', 'phone numbers, email addresses and codes: parse, format, mask'),
  layer('src/vault', 'one encrypted record, its key, locking and unlocking', ['src/primitives']),
  layer('src/genauth', 'the clients of the Authentication and Management APIs v3', [
    'src/phone',
    'src/primitives',
  ]),
  layer('src/case', 'the core: what a case is, what follows from each event, its journal', [
    'src/genauth',
    'src/phone',
    'src/primitives',
  ]),
  layer(
    'src/safeguards',
    'what the safeguards are, and whether a step may be taken',
    ['src/phone'],
    ['src/case', 'src/genauth'],
  ),
  layer('src/history', 'receipts: the chain, encryption, search, verification, export', [
    'src/case',
    'src/phone',
    'src/primitives',
  ]),
  layer(
    'src/environments',
    'environments, the hosts they may have, environment packs, what the vault holds',
    [
      'src/case/case-mark',
      'src/genauth/auth-method',
      'src/history/chain-state',
      'src/phone',
      'src/primitives/base64',
      'src/primitives/trailing-slashes',
      'src/safeguards',
      'src/vault',
    ],
  ),
  layer('src/policy', 'what an organization sets for all its agents', [
    'src/environments',
    'src/genauth/auth-method',
    'src/history/limits',
    'src/primitives',
    'src/safeguards',
    'src/vault',
  ]),
  layer(
    'src/practice',
    'the callers of practice mode, and how each case should end',
    [],
    ['src/case'],
  ),
  layer(
    'src/messaging',
    'the typed protocol between views and background',
    ['src/case', 'src/environments', 'src/history', 'src/policy', 'src/safeguards', 'src/vault'],
    ['src/genauth', 'src/practice'],
  ),
  layer('src/clues', 'what a pasted or selected text contains', [
    'src/messaging/text-limits',
    'src/phone',
    'src/primitives/jwt-claims',
  ]),
  layer('src/toolbar', 'what the toolbar button shows', ['src/case'], ['src/messaging']),
  layer(
    'src/platform',
    'the browser’s API, which nothing else calls',
    [
      'src/case',
      'src/environments',
      'src/genauth',
      'src/history',
      'src/messaging',
      'src/policy',
      'src/primitives',
      'src/safeguards',
      'src/vault',
    ],
    ['src/toolbar'],
  ),
  layer(
    'src/ui',
    'Preact screens; they reach the browser through `UiPorts`',
    [
      'src/case',
      'src/clues',
      'src/environments',
      'src/genauth',
      'src/history',
      'src/messaging',
      'src/phone',
      'src/practice',
      'src/safeguards',
      'src/vault',
    ],
    ['public/_locales', 'src/policy'],
  ),
  layer(
    'extension/offscreen',
    'what runs in an offscreen document (Chrome, Edge) or is imported when needed (Firefox)',
    [
      'sandbox',
      'src/environments',
      'src/genauth',
      'src/platform',
      'src/practice',
      'src/primitives',
      'src/safeguards',
      'src/vault',
    ],
  ),
  layer(
    'extension/practice',
    'practice mode: its storage, its open vault, its service',
    [
      'extension/offscreen',
      'src/environments',
      'src/platform',
      'src/practice',
      'src/primitives',
      'src/vault',
    ],
    ['src/genauth'],
  ),
  layer(
    'extension/background',
    'the composition root of the background: listeners, handlers, the real world and practice mode',
    [
      'extension/offscreen',
      'extension/practice',
      'src/case',
      'src/clues',
      'src/environments',
      'src/genauth',
      'src/history',
      'src/messaging',
      'src/platform',
      'src/policy',
      'src/primitives',
      'src/safeguards',
      'src/toolbar',
      'src/vault',
    ],
    ['src/practice'],
  ),
  layer(
    'extension',
    'the composition root of the pages',
    ['extension/offscreen/passphrase-judge', 'src/platform', 'src/ui'],
    ['src/messaging'],
  ),
  layer('e2e', 'journeys through the built extension, and pictures of every screen', [
    'docs/store/captions.json',
    'sandbox',
  ]),
  layer('e2e/survival', 'kills the extension at every point of every operation', [
    'e2e',
    'sandbox',
    'src/case/operation',
  ]),
  layer(
    'e2e/performance',
    'measures speed and memory',
    [
      'e2e',
      'sandbox',
      'src/environments/vault-content',
      'src/history',
      'src/primitives/base64',
      'src/vault/purpose-keys',
      'src/vault/vault',
    ],
    ['src/case'],
  ),
  layer(
    'scripts',
    'what `npm run` starts: setup, tests, packages, releases, policies, the probe of a tenant',
    [
      'e2e/support',
      'public/managed_schema.json',
      'sandbox',
      'src/environments',
      'src/genauth',
      'src/policy/policy',
    ],
  ),
  layer(
    'checks',
    'what holds for the whole repository: texts, patterns, documents, the wire compared with the vendor’s client',
    [
      'docs/permissions.json',
      'public',
      'sandbox',
      'scripts',
      'src/case',
      'src/environments',
      'src/genauth',
      'src/history',
      'src/messaging',
      'src/platform/storage-keys',
      'src/policy',
      'src/safeguards',
      'src/ui',
      'src/vault',
    ],
  ),
];

/** Packages that only some modules may import. */
export const packages: Readonly<Record<string, readonly string[]>> = {
  'webextension-polyfill': ['src/platform'],
  preact: ['src/ui', 'extension'],
};
