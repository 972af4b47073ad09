import type { AppState } from '../messaging/app-state';
import type { Send } from '../messaging/client';
import type { Judgement } from '../vault/passphrase-strength';
import type { ReadonlySignal } from './signal';

/** Every text of the interface, by its key in the catalogue. */
export type MessageKey = Exclude<
  keyof typeof import('../../public/_locales/en/messages.json'),
  'default'
>;

/** A text in the reader's language; `$1`, `$2` … in it become the substitutions. */
export type Translate = (key: MessageKey, ...substitutions: string[]) => string;

/** A key with which the browser opens something of the extension's. */
export interface BrowserKey {
  readonly command: 'popup' | 'panel';
  /** As the browser writes it; `''` where none is set. */
  readonly keys: string;
}

/** All that the interface needs of its surroundings. Nothing below `ui` reaches a browser API by any other way. */
export interface UiPorts {
  /** What the background published last; null until something is. */
  readonly state: ReadonlySignal<AppState | null>;
  /** Throws `CommandRefused`. */
  readonly send: Send;
  readonly t: Translate;
  /** Asks the person for access to hosts, with one question. Only within the turn of a click, before anything is awaited. */
  readonly requestHosts: (hosts: readonly string[]) => Promise<boolean>;
  readonly openOptions: (section: 'environments' | 'history') => void;
  /** Shows this page beside the tabs, where it stays; null where that is done already, or the browser has no such place. */
  readonly openPanel: (() => void) | null;
  /** Shows this page in a window of its own; null where it is in one. */
  readonly popOut: (() => void) | null;
  /** The keys that the browser itself listens to, as the agent has set them. */
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
