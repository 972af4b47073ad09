import type { AppState } from '../messaging/app-state';
import type { Send } from '../messaging/client';
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
  readonly openOptions: (section: 'environments' | 'history') => void;
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
