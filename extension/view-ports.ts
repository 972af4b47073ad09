import type { AppState } from '../src/messaging/app-state';
import { copyBriefly, pageClipboard } from '../src/platform/brief-copy';
import { catalogueLanguage, message } from '../src/platform/catalogue';
import { send } from '../src/platform/messages';
import { openPage, version } from '../src/platform/page';
import { pages } from '../src/platform/pages';
import { onState, readState } from '../src/platform/published-state';
import { browserKeys, panelOpener, popOut, surface } from '../src/platform/surfaces';
import { concealed } from '../src/ui/concealed';
import { lazily } from '../src/ui/lazy';
import type { UiPorts } from '../src/ui/ports';
import { signal } from '../src/ui/signal';
import { readerLanguage } from '../src/ui/text/reader-language';

/** How often the background hears that the agent is there, at most. Milliseconds. */
const touchInterval = 20_000;

/** The longest that a page which is drawn waits until it wakes the background. Milliseconds. */
const longestWait = 200;

/** The longest that a timer waits. Milliseconds. */
const longestTimer = 2 ** 31 - 1;

/** Only screens with a new passphrase judge one. */
const judging = lazily(() => import('./offscreen/passphrase-judge'));

/** Nobody asks for access to a host in the first moments, and what a host is has many rules. */
const hosts = lazily(() => import('../src/platform/host-permission'));

const texts = new Map<string, string>();

/** A text of the catalogues. Each that stands by itself is asked for once: a screen has dozens of them. */
const text: UiPorts['t'] = (key, ...substitutions) => {
  if (substitutions.length > 0) return message(String(key), substitutions);
  const known = texts.get(String(key)) ?? message(String(key), []);
  texts.set(String(key), known);
  return known;
};

interface ViewPorts {
  readonly ports: UiPorts;
  /** What was published last; null where nothing was. Never rejects. */
  readonly firstState: Promise<AppState | null>;
}

/** Gives a page's interface this browser. It draws what is published; a worker that sleeps is woken beside it. */
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
      // Once: should the two clocks differ, the background publishes the same again.
      overdue = vault.lockAt;
      void wake();
    }
  }

  onState(draw, life.signal);
  /** Shows what is stored, where nothing was published since this page listens. */
  async function take(): Promise<AppState | null> {
    const published = await readState().catch(() => null);
    if (state.value === null && published !== null) draw(published);
    return published;
  }
  const firstState = take();
  void firstState.then(() => {
    // A background that starts takes time from what is being drawn, so it does once there is something to see.
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
    // A browser grants it in the very turn of a click, and so it is fetched before there is one.
    requestHosts: (asked) =>
      hosts.loaded()?.requestHosts(asked) ??
      hosts.load().then(({ requestHosts }) => requestHosts(asked)),
    openOptions: (section) => openPage(`${pages.options}#${section}`),
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

/** Calls back when keys or pointer are used, at most once in a while: that a page is shown says nothing of the agent. */
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
