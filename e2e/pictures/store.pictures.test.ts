import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import captions from '../../docs/store/captions.json' with { type: 'json' };
import { test } from '../support/chromium';
import { root } from '../support/repository';
import { tours } from '../tour/tours';

/** With `STORE=1`: the screenshots and the tile that the stores ask for, in each language, under artifacts/store. */
const wanted = process.env['STORE'] === '1';

/** What the Chrome Web Store, Edge Add-ons and addons.mozilla.org all take, and Chrome's and Edge's small tile. */
const screenshot = { width: 1280, height: 800 };
const tile = { width: 440, height: 280 };

type Caption = keyof typeof captions;
const order = Object.keys(captions);
const isCaptioned = (stop: string): stop is Caption => Object.hasOwn(captions, stop);
const languages = ['en', 'zh-CN', 'zh-TW', 'ja'] as const;

const style = `
  body { margin: 0; height: 100vh; display: grid; align-items: center; background: linear-gradient(140deg, #0b5d75, #063d4d);
    color: #fff; font-family: system-ui, "Noto Sans CJK SC", sans-serif; overflow: hidden; }
  .beside { grid-template-columns: 1fr auto; gap: 72px; padding: 0 96px; }
  .above { grid-template-rows: auto 1fr; justify-items: center; align-items: start; gap: 28px; padding-top: 44px; }
  .tile { grid-template-columns: auto 1fr; gap: 22px; padding: 0 36px; }
  h1 { margin: 0; font-size: 46px; line-height: 1.25; font-weight: 650; text-wrap: balance; word-break: auto-phrase; }
  .above h1 { font-size: 36px; } .tile h1 { font-size: 34px; }
  .name { display: flex; gap: 12px; align-items: center; font-size: 20px; margin-bottom: 28px; }
  .shot { border-radius: 12px; box-shadow: 0 24px 60px rgb(0 0 0 / 40%); display: block; }
`;

const dataUrl = (bytes: Buffer, type: string) => `data:${type};base64,${bytes.toString('base64')}`;

async function draw(
  context: BrowserContext,
  { width, height }: typeof screenshot,
  body: string,
  path: string,
  language = 'en',
): Promise<void> {
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  await page.setContent(`<!doctype html><html lang="${language}"><style>${style}</style>${body}`);
  await page.screenshot({ path, animations: 'disabled' });
  await page.close();
}

/** A popup is beside its caption; a page in a tab, which is wider, is below it. */
function composed(caption: string, icon: string, shot: string, wide: boolean): string {
  const name = `<div class="name"><img src="${icon}" width="40" height="40">Unbind Desk</div>`;
  return wide
    ? `<body class="above"><h1>${caption}</h1><img class="shot" src="${shot}" width="1000"></body>`
    : `<body class="beside"><div>${name}<h1>${caption}</h1></div><img class="shot" src="${shot}"></body>`;
}

if (wanted) {
  test.setTimeout(90_000);
  for (const language of languages) {
    test.describe(language, () => {
      test.use({ language: language === 'en' ? 'en-US' : language });
      for (const [name, tour] of Object.entries(tours)) {
        test(name, async ({ desk, extension, sandbox }) => {
          const folder = join(root, 'artifacts/store', language);
          await mkdir(folder, { recursive: true });
          const icon = dataUrl(
            await readFile(join(root, 'public/icons/icon.svg')),
            'image/svg+xml',
          );
          const { context } = extension;
          await tour({ desk, extension, sandbox }, async (stop: string, page: Page) => {
            if (!isCaptioned(stop)) return;
            await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
            await page.bringToFront();
            await page.mouse.move(0, 0);
            const shot = dataUrl(await page.screenshot({ animations: 'disabled' }), 'image/png');
            const wide = (page.viewportSize()?.width ?? 0) > 600;
            const path = join(folder, `${order.indexOf(stop) + 1}-${stop}.png`);
            await draw(
              context,
              screenshot,
              composed(captions[stop][language], icon, shot, wide),
              path,
              language,
            );
          });
          const body = `<body class="tile"><img src="${icon}" width="96" height="96"><h1>Unbind Desk</h1></body>`;
          await draw(context, tile, body, join(root, 'artifacts/store', 'tile-440x280.png'));
        });
      }
    });
  }
}
