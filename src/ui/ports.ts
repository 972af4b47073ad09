import type { AppState } from '../messaging/app-state';
import type { Send } from '../messaging/client';
import type { NewPasskey, PasskeyHandle, PasskeyProof } from '../vault/passkey';
import type { Asked } from '../vault/passkey-problem';
import type { Judgement } from '../vault/passphrase-strength';
import type { ReadonlySignal } from './signal';

/** Every text of the interface, by its key in the message catalog. */
export type MessageKey = Exclude<
  keyof typeof import('../../public/_locales/en/messages.json'),
  'default'
>;

/** A text in the user's language; the substitutions replace `$1`, `$2` … in it. */
export type Translate = (key: MessageKey, ...substitutions: string[]) => string;

/** A browser shortcut that opens a part of the extension. */
export interface BrowserKey {
  readonly command: 'popup' | 'panel';
  /** In the browser's notation; `''` if none is set. */
  readonly keys: string;
}

/** The browser's passkeys. */
export interface PasskeyPorts {
  /** Whether it has passkeys that can unlock a vault. */
  readonly available: () => Promise<boolean>;
  /** Makes one on an authenticator that has none of `known`, which are ids. */
  readonly create: (
    name: string,
    known: readonly string[],
    signal: AbortSignal,
  ) => Promise<Asked<NewPasskey>>;
  /** Asks for one of these. */
  readonly ask: (
    passkeys: readonly PasskeyHandle[],
    signal: AbortSignal,
  ) => Promise<Asked<PasskeyProof>>;
  /** Opens a window that asks, if this page is where the browser cannot. False if this page can. */
  readonly askInWindow: () => Promise<boolean>;
  /** Whether this page was opened to ask. True once. */
  readonly openedToAsk: () => boolean;
}

/** Everything the interface needs from outside. Nothing in `ui` reaches a browser API in any other way. */
export interface UiPorts {
  /** The last published state; null before the first. */
  readonly state: ReadonlySignal<AppState | null>;
  /** Throws `CommandRefused`. */
  readonly send: Send;
  readonly t: Translate;
  /**
   * Asks the user for access to hosts, in one prompt. Only within the user gesture of a click, before anything is
   * awaited.
   */
  readonly requestHosts: (hosts: readonly string[]) => Promise<boolean>;
  readonly openOptions: (section: 'environments' | 'history' | 'security') => void;
  readonly passkeys: PasskeyPorts;
  /** Shows this page in a panel beside the tabs; null if it is already there, or the browser has no such panel. */
  readonly openPanel: (() => void) | null;
  /** Shows this page in a separate window; null if it is in one. */
  readonly popOut: (() => void) | null;
  /** The browser's own shortcuts, as the agent has set them. */
  readonly browserKeys: () => Promise<readonly BrowserKey[]>;
  readonly copy: (text: string) => Promise<void>;
  /** Copies a text that must not stay. False where it does: it can only be taken off where the clipboard can be read. */
  readonly copyBriefly: (text: string) => Promise<boolean>;
  /** Judges passphrases until the signal is aborted. One judges at a time; it rejects when it is aborted. */
  readonly passphraseJudge: (signal: AbortSignal) => (passphrase: string) => Promise<Judgement>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly version: string;
}
