import { readdirSync } from 'node:fs';
import type { Page } from 'playwright';
import { expect, test } from '../support/chromium';
import { openPage } from '../support/open-page';
import { root } from '../support/repository';
import { tours } from '../tour/tours';
import { findings } from './axe';
import { hiddenFocus } from './keyboard-focus';
import { misplaced } from './layout';
import { unreachable } from './reach';

/*
 * Every screen in every state, in every setting an agent may use: each language, light and dark, forced colors, high
 * contrast, in narrow and wide panels, and at up to twice the size.
 */
test.setTimeout(90_000);

const languages = readdirSync(`${root}/public/_locales`).map((name) => name.replace('_', '-'));

type Size = { readonly width: number; readonly height: number };

/** Sizes in CSS pixels. A zoomed window has fewer of them. */
const tabSizes: readonly Size[] = [
  { width: 240, height: 600 },
  { width: 320, height: 256 },
  { width: 640, height: 400 },
];
const popupSizes: readonly Size[] = [
  // Firefox's sidebar in a fresh profile, and a panel of 360 px at 125 %.
  { width: 240, height: 600 },
  { width: 288, height: 480 },
  { width: 320, height: 600 },
  // A popup has at most 600 px: at 175 % and at 200 %.
  { width: 380, height: 342 },
  { width: 380, height: 300 },
  { width: 800, height: 600 },
];

async function colours(page: Page): Promise<string[]> {
  const all: string[] = [];
  const themes = [
    { colorScheme: 'dark' },
    { colorScheme: 'light', contrast: 'more' },
    { colorScheme: 'dark', contrast: 'more' },
    { colorScheme: 'light', forcedColors: 'active' },
  ] as const;
  for (const theme of themes) {
    await page.emulateMedia(theme);
    for (const line of await findings(page, 'colours'))
      all.push(`${JSON.stringify(theme)} ${line}`);
  }
  await page.emulateMedia({ colorScheme: 'light', contrast: null, forcedColors: null });
  return all;
}

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language: language === 'en' ? 'en-US' : language });

    for (const [name, tour] of Object.entries(tours)) {
      test(name, async ({ desk, extension, sandbox }) => {
        // A browser without this language would show English.
        await expect(openPage(extension).locator('html')).toHaveAttribute(
          'lang',
          new RegExp(`^${language}`),
        );
        await tour({ desk, extension, sandbox }, async (stop, page) => {
          const size = page.viewportSize() ?? { width: 0, height: 0 };
          const isTab = size.width > 600;
          await page.bringToFront();
          await page.mouse.move(0, 0);
          // A color in transition is neither of the two.
          await page.emulateMedia({ reducedMotion: 'reduce' });
          const seen = [...(await findings(page, 'all')), ...(await misplaced(page, 'rows'))];
          if (language === 'en') {
            seen.push(...(await colours(page)), ...(await hiddenFocus(page)));
          }
          for (const each of isTab ? tabSizes : popupSizes) {
            await page.setViewportSize(each);
            for (const line of [...(await misplaced(page, 'any')), ...(await unreachable(page))]) {
              seen.push(`${each.width}×${each.height}: ${line}`);
            }
          }
          await page.setViewportSize(size);
          expect.soft(seen, stop).toEqual([]);
        });
      });
    }
  });
}
