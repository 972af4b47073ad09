import type { Toolbar } from '../toolbar/toolbar-state';
import { browser } from './browser';
import { message } from './catalogue';

const sizes = [16, 20, 24, 32];
const icons = (name: string) =>
  Object.fromEntries(sizes.map((size) => [size, `/icons/${name}-${size}.png`]));
const unlockedIcon = icons('icon');
const lockedIcon = icons('locked');

/** White text is readable on each of these, on light and dark toolbars. */
const tones: Readonly<Record<Toolbar['tone'], string>> = {
  quiet: '#0b5d75',
  count: '#4a5560',
  attention: '#a9261c',
};

/** What this worker last drew: setting the icon costs the browser four files, and it rarely changes. */
let drawnLocked: boolean | null = null;

/** Draws the toolbar button. Whatever the browser rejects stays unchanged. */
export async function showToolbar(toolbar: Toolbar): Promise<void> {
  const { locked, badge, tone, title, environment } = toolbar;
  const before = drawnLocked;
  drawnLocked = locked;
  await Promise.allSettled([
    locked !== before && browser.action.setIcon({ path: locked ? lockedIcon : unlockedIcon }),
    browser.action.setBadgeText({ text: badge }),
    browser.action.setBadgeBackgroundColor({ color: tones[tone] }),
    browser.action.setTitle({ title: message(title, [environment]) }),
  ]);
}

/** Updates only the badge, for each second of a countdown. */
export async function showBadge(text: string): Promise<void> {
  await browser.action.setBadgeText({ text }).catch(() => undefined);
}
