import manifest from '../../manifest.json' with { type: 'json' };
import type { PolicyDraft } from './answers';

/** Where a policy is for. Firefox has one form on every system. */
export type Target =
  | {
      readonly browser: 'chrome' | 'edge';
      readonly system: 'linux' | 'windows';
      readonly id: string;
    }
  | { readonly browser: 'firefox'; readonly installUrl: string };

export interface PolicyFile {
  /** Where it belongs. */
  readonly place: string;
  readonly text: string;
}

const browsers = {
  chrome: {
    updateUrl: 'https://clients2.google.com/service/update2/crx',
    pinned: { toolbar_pin: 'force_pinned' },
    folder: '/etc/opt/chrome/policies/managed/unbind-desk.json',
    key: 'Google\\Chrome',
  },
  edge: {
    updateUrl: 'https://edge.microsoft.com/extensionwebstorebase/v1/crx',
    pinned: { toolbar_state: 'force_shown' },
    folder: '/etc/opt/edge/policies/managed/unbind-desk.json',
    key: 'Microsoft\\Edge',
  },
} as const;

/** Nowhere. 0 would leave them to all pages but those of extensions that are installed by force. */
const NO_DEVELOPER_TOOLS = 2;

/**
 * A browser's policy file: the extension installed by force, no developer tools, and its own policy.
 *
 * @param updateUrl of a server of one's own, instead of the store's
 */
export function policyFile(policy: PolicyDraft, target: Target, updateUrl?: string): PolicyFile {
  if (target.browser === 'firefox') return firefoxFile(policy, target.installUrl);
  const { browser, system, id } = target;
  const { folder, key, pinned, updateUrl: store } = browsers[browser];
  const installed = {
    installation_mode: 'force_installed',
    update_url: updateUrl ?? store,
    ...(updateUrl !== undefined && { override_update_url: true }),
    ...pinned,
  };
  const own = {
    ExtensionSettings: { [id]: installed },
    DeveloperToolsAvailability: NO_DEVELOPER_TOOLS,
    RemoteDebuggingAllowed: false,
  };
  if (system === 'linux') {
    return { place: folder, text: json({ ...own, '3rdparty': { extensions: { [id]: policy } } }) };
  }
  const root = `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${key}`;
  return {
    place: 'a file unbind-desk.reg, imported with administrator rights',
    text: [
      'Windows Registry Editor Version 5.00',
      '',
      ...registryKey(root, own),
      '',
      ...registryKey(`${root}\\3rdparty\\extensions\\${id}\\policy`, policy),
      '',
    ].join('\r\n'),
  };
}

function firefoxFile(policy: PolicyDraft, installUrl: string): PolicyFile {
  const { id } = manifest.browser_specific_settings.gecko;
  const installed = {
    installation_mode: 'force_installed',
    install_url: installUrl,
    default_area: 'navbar',
  };
  return {
    place: '/etc/firefox/policies/policies.json, or distribution/policies.json beside firefox.exe',
    text: json({
      policies: {
        ExtensionSettings: { [id]: installed },
        DisableDeveloperTools: true,
        '3rdparty': { Extensions: { [id]: policy } },
      },
    }),
  };
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

function registryKey(path: string, values: Readonly<Record<string, unknown>>): string[] {
  return [
    `[${path}]`,
    ...Object.entries(values).map(([name, value]) => `"${name}"=${registryValue(value)}`),
  ];
}

/** Objects and lists are texts with their JSON in them. */
function registryValue(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') {
    return `dword:${Number(value).toString(16).padStart(8, '0')}`;
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
