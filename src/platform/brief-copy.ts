/** How long a briefly copied text stays on the clipboard, in milliseconds. */
const stay = 60_000;

export interface BriefCopyPorts {
  readonly put: (text: string) => Promise<void>;
  readonly get: () => Promise<string>;
  /** Whether the clipboard can be read without a prompt. */
  readonly mayRead: () => Promise<boolean>;
  /** Calls back after this many milliseconds, once the page has the focus, which reading requires. */
  readonly whenFocused: (milliseconds: number, then: () => void) => void;
}

/**
 * Copies a text, and removes it after a minute if it is still there. It is only removed if the clipboard can be read without
 * a prompt: something that was copied later must not be lost.
 *
 * @returns whether it will be removed
 */
export async function copyBriefly(text: string, ports: BriefCopyPorts): Promise<boolean> {
  await ports.put(text);
  if (!(await ports.mayRead())) return false;
  ports.whenFocused(stay, () => {
    void ports
      .get()
      .then((found) => (found === text ? ports.put('') : undefined))
      .catch(() => undefined);
  });
  return true;
}

/** The page's clipboard. Browsers prompt before it is read, unless the organization's policy allows it. */
export const pageClipboard: BriefCopyPorts = {
  put: (text) => navigator.clipboard.writeText(text),
  get: () => navigator.clipboard.readText(),
  async mayRead() {
    try {
      // A name that TypeScript's DOM library and Firefox do not know.
      const name = 'clipboard-read' as PermissionName;
      return (await navigator.permissions.query({ name })).state === 'granted';
    } catch {
      return false;
    }
  },
  whenFocused(milliseconds, then) {
    setTimeout(() => {
      if (document.hasFocus()) then();
      else addEventListener('focus', then, { once: true });
    }, milliseconds);
  },
};
