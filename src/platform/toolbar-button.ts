import type { Toolbar } from '../toolbar/toolbar-state';
import { browser } from './browser';
import { message } from './catalogue';
import { popupPaths } from './popup-paths';

const sizes = [16, 20, 24, 32];
const icons = (name: string) =>
  Object.fromEntries(sizes.map((size) => [size, `/icons/${name}-${size}.png`]));
const unlockedIcon = icons('icon');
const lockedIcon = icons('locked');

/** White on each is readable, on light and dark toolbars. */
const tones: Readonly<Record<Toolbar['tone'], string>> = {
  quiet: '#0b5d75',
  count: '#4a5560',
  attention: '#a9261c',
};

/** What this worker has drawn last: an icon costs the browser four files, and most of what happens changes nothing of it. */
let drawn: Pick<Toolbar, 'locked' | 'popup'> | null = null;

/** Draws the toolbar's button. What the browser does not take is left as it was. */
export async function showToolbar(toolbar: Toolbar): Promise<void> {
  const { locked, badge, tone, title, environment, popup } = toolbar;
  const before = drawn;
  drawn = toolbar;
  await Promise.allSettled([
    locked !== before?.locked &&
      browser.action.setIcon({ path: locked ? lockedIcon : unlockedIcon }),
    popup !== before?.popup && browser.action.setPopup({ popup: popupPaths[popup] }),
    browser.action.setBadgeText({ text: badge }),
    browser.action.setBadgeBackgroundColor({ color: tones[tone] }),
    browser.action.setTitle({ title: message(title, [environment]) }),
  ]);
}

/** The next second of a countdown; nothing else changes with it. */
export async function showBadge(text: string): Promise<void> {
  await browser.action.setBadgeText({ text }).catch(() => undefined);
}
