import { readdirSync } from 'node:fs';
import type { Page } from 'playwright';
import { settleIn } from '../support/agent';
import { test } from '../support/chromium';
import { root } from '../support/repository';
import { tours } from '../tour/tours';

/** The pictures in the documents: the main screens of the built extension, light and dark. */
const documented: ReadonlySet<string> = new Set([
  'setup',
  'identify',
  'clues',
  'help',
  'environment',
  'refused-sign-in',
  'card',
  'code',
  'unbound',
  'refused',
  'unknown',
  'candidates',
  'lost-phone',
  'lost-phone-unbound',
  'safeguards',
  'unlock',
  'options',
  'security',
  'history',
  'receipt',
  'practice',
  'welcome-vault',
  'welcome-ready',
]);

/** With `GALLERY=1`: every screen in every state, theme and language, under artifacts/gallery. */
const gallery = process.env['GALLERY'] === '1';
const languages = gallery
  ? readdirSync(`${root}/public/_locales`).map((name) => name.replace('_', '-'))
  : ['en'];

test.setTimeout(90_000);

async function shoot(page: Page, path: string): Promise<void> {
  await page.bringToFront();
  // Nothing under the pointer, and no blinking cursor.
  await page.mouse.move(0, 0);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
}

for (const language of languages) {
  for (const scheme of ['light', 'dark'] as const) {
    test.describe(`${language}, ${scheme}`, () => {
      test.use({ language: language === 'en' ? 'en-US' : language });

      for (const [name, tour] of Object.entries(tours)) {
        test(name, async ({ desk, extension, sandbox }) => {
          extension.context.on(
            'page',
            (page) => void page.emulateMedia({ colorScheme: scheme }).catch(() => undefined),
          );
          await tour({ desk, extension, sandbox }, async (stop, page) => {
            if (!gallery && !documented.has(stop)) return;
            await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
            const folder = gallery ? `artifacts/gallery/${language}-${scheme}` : 'docs/pictures';
            await shoot(
              page,
              gallery ? `${folder}/${stop}.png` : `${folder}/${stop}-${scheme}.png`,
            );
          });
        });
      }

      test('the inbox of the sandbox', async ({ desk, extension, sandbox }) => {
        test.skip(gallery, 'it is part of the sandbox, in English alone');
        await settleIn(desk, sandbox);
        await desk.sendLoginSms('+86 199 0000 0001');
        const inbox = await extension.context.newPage();
        await inbox.emulateMedia({ colorScheme: scheme });
        await inbox.setViewportSize({ width: 1280, height: 800 });
        await inbox.goto(sandbox.url);
        await inbox
          .getByText(/199 ?0000 ?0001/)
          .first()
          .waitFor();
        await shoot(inbox, `docs/pictures/inbox-${scheme}.png`);
        await inbox.close();
      });
    });
  }
}
