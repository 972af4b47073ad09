import type { AppState } from '../src/messaging/app-state';
import { copyBriefly, pageClipboard } from '../src/platform/brief-copy';
import { catalogueLanguage, message } from '../src/platform/catalogue';
import { send } from '../src/platform/messages';
import { openPage, version } from '../src/platform/page';
import { pages } from '../src/platform/pages';
import { onState, readState } from '../src/platform/published-state';
import {
  askInWindow,
  browserKeys,
  openedToAsk,
  panelOpener,
  popOut,
  surface,
} from '../src/platform/surfaces';
import { concealed } from '../src/ui/concealed';
import { lazily } from '../src/ui/lazy';
import type { UiPorts } from '../src/ui/ports';
import { signal } from '../src/ui/signal';
import { readerLanguage } from '../src/ui/text/reader-language';

/** Minimum time between two reports of activity to the background. Milliseconds. */
const touchInterval = 20_000;

/** Maximum time before a drawn page wakes the background. Milliseconds. */
const longestWait = 200;

/** Maximum delay of a timer. Milliseconds. */
const longestTimer = 2 ** 31 - 1;

/** Only screens with a new passphrase judge one. */
const judging = lazily(() => import('./offscreen/passphrase-judge'));

/** Loaded later: nobody asks for host access in the first moments, and parsing hosts takes much code. */
const hosts = lazily(() => import('../src/platform/host-permission'));

/** Only an agent with a passkey, or who may add one, needs it. */
const passkeys = lazily(() => import('../src/platform/passkeys'));

const texts = new Map<string, string>();

/** A text of the catalogs. Texts without substitutions are cached: a screen has dozens of them. */
const text: UiPorts['t'] = (key, ...substitutions) => {
  if (substitutions.length > 0) return message(String(key), substitutions);
  const known = texts.get(String(key)) ?? message(String(key), []);
  texts.set(String(key), known);
  return known;
};

interface ViewPorts {
  readonly ports: UiPorts;
  /** The last published state; null if there is none. Never rejects. */
  readonly firstState: Promise<AppState | null>;
}

/** Connects a page's interface to this browser. It draws the published state, and wakes a sleeping worker. */
export function createViewPorts(): ViewPorts {
  document.documentElement.lang = readerLanguage(catalogueLanguage(), navigator.languages);
  const state = signal<AppState | null>(null);
  const life = new AbortController();
  addEventListener('pagehide', () => life.abort(), { once: true });

  const wake = () => send('app.wake', {}).catch(() => undefined);
  let lockTimer: ReturnType<typeof setTimeout> | undefined;
  let overdue: number | null = null;
  function draw(published: AppState): void {
    clearTimeout(lockTimer);
    const { vault } = published;
    state.value = concealed(published, Date.now());
    if (vault.status !== 'unlocked') return;
    if (state.value === published) {
      const left = Math.min(vault.lockAt - Date.now(), longestTimer);
      lockTimer = setTimeout(() => draw(published), left);
    } else if (overdue !== vault.lockAt) {
      // Only once: if the two clocks differ, the background publishes the same state again.
      overdue = vault.lockAt;
      void wake();
    }
  }

  onState(draw, life.signal);
  /** Draws the stored state, unless a newer one was published since this page started listening. */
  async function take(): Promise<AppState | null> {
    const published = await readState().catch(() => null);
    if (state.value === null && published !== null) draw(published);
    return published;
  }
  const firstState = take();
  void firstState.then(() => {
    // Starting the background slows down drawing, so wait until something is drawn.
    if (state.value === null) void wake().then(take);
    else requestIdleCallback(() => void wake(), { timeout: longestWait });
    hosts.load().catch(() => undefined);
  });
  onActivity(() => {
    if (state.value?.vault.status === 'unlocked')
      void send('vault.touch', {}).catch(() => undefined);
  }, life.signal);

  const ports: UiPorts = {
    state,
    send,
    t: text,
    // The browser requires the click's user gesture, so the module is loaded ahead.
    requestHosts: (asked) =>
      hosts.loaded()?.requestHosts(asked) ??
      hosts.load().then(({ requestHosts }) => requestHosts(asked)),
    openOptions: (section) => openPage(`${pages.options}#${section}`),
    passkeys: {
      available: async () => (await passkeys.load()).passkeysAvailable(),
      create: async (...given) => (await passkeys.load()).createPasskey(...given),
      ask: async (...given) => (await passkeys.load()).askPasskey(...given),
      askInWindow,
      openedToAsk,
    },
    openPanel: panelOpener(),
    popOut: surface() === 'window' ? null : popOut,
    browserKeys,
    copy: (text) => navigator.clipboard.writeText(text),
    copyBriefly: (text) => copyBriefly(text, pageClipboard),
    passphraseJudge: (signal) => {
      const judge = judging.load().then(({ passphraseJudge }) => passphraseJudge(signal));
      judge.catch(() => undefined);
      return async (passphrase) => (await judge)(passphrase);
    },
    now: () => Date.now(),
    version: version(),
  };
  return { ports, firstState };
}

/** Calls back when the keyboard or pointer is used, at most once per interval. An open page alone is not activity. */
function onActivity(listener: () => void, signal: AbortSignal): void {
  let last = Number.NEGATIVE_INFINITY;
  const active = ({ isTrusted, timeStamp }: Event) => {
    if (!isTrusted || timeStamp - last < touchInterval) return;
    last = timeStamp;
    listener();
  };
  for (const type of ['keydown', 'pointerdown']) {
    addEventListener(type, active, { capture: true, passive: true, signal });
  }
}
