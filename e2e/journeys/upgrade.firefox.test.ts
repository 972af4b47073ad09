import { Desk } from '../support/desk';
import { FirefoxExtension } from '../support/firefox-extension';
import { expect, journey as test } from '../support/journey';
import { puppeteerDriver } from '../support/puppeteer-driver';
import { beginningsBefore, carryOn, fillDesk, finish, versionBefore } from '../support/upgrade';

test.setTimeout(90_000);

async function deskOf(extension: FirefoxExtension): Promise<Desk> {
  return new Desk(puppeteerDriver(await extension.popup()));
}

test('an update keeps what there is, and going back loses nothing', async ({ sandbox }) => {
  await versionBefore('firefox', async (build) => {
    const extension = await FirefoxExtension.launch({ build });
    try {
      const earlier = await deskOf(extension);
      await fillDesk(earlier, sandbox, beginningsBefore(earlier));
      await extension.replaceBuild('dist/firefox', '9.1.0');
      await carryOn(await deskOf(extension), sandbox);

      await extension.replaceBuild('dist/firefox');
      const { code } = await (await deskOf(extension)).error();
      expect(code).toBe('unknown-version');

      await extension.replaceBuild('dist/firefox', '9.1.1');
      const desk = await deskOf(extension);
      await carryOn(desk, sandbox);
      await finish(desk, sandbox);

      const page = await extension.options();
      await page.waitForSelector('[data-testid="section-history"]');
      await page.click('[data-testid="section-history"]');
      await page.waitForSelector('[data-testid="history-row"] ~ [data-testid="history-row"]');
      const outcomes = await page.$$eval('[data-testid="history-row"]', (rows) =>
        rows.map((row) => row.getAttribute('data-outcome')),
      );
      expect(outcomes).toEqual(['unbound', 'unbound']);
    } finally {
      await extension.close();
    }
  });
});
