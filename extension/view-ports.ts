import { signal } from '@preact/signals';
import type { AppState } from '../src/messaging/app-state';
import { requestHost } from '../src/platform/host-permission';
import { send } from '../src/platform/messages';
import { message, openPage, version } from '../src/platform/page';
import { onState, readState } from '../src/platform/published-state';
import type { UiPorts } from '../src/ui/ports';

/** Gives a page's interface this browser. It draws what is published; a worker that sleeps is woken beside it. */
export function createViewPorts(): UiPorts {
  const state = signal<AppState | null>(null);
  const life = new AbortController();
  addEventListener('pagehide', () => life.abort(), { once: true });

  onState((published) => {
    state.value = published;
  }, life.signal);
  void readState().then((published) => {
    state.value ??= published;
  });
  void send('app.wake', {}).catch(() => undefined);

  return {
    state,
    send,
    t: (key, ...substitutions) => message(String(key), substitutions),
    requestHost,
    openOptions: (section) => openPage(`extension/options/index.html#${section}`),
    copy: (text) => navigator.clipboard.writeText(text),
    now: () => Date.now(),
    version: version(),
  };
}
