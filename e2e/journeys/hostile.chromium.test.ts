import type { Page } from 'playwright';
import { seedUsers } from '../../sandbox/seeds/users';
import { settleIn, tokenOf } from '../support/agent';
import { expect, test } from '../support/chromium';
import { openPage } from '../support/open-page';

const { alice } = seedUsers;
const markup = '<img src=x onerror="document.title=1"><script>document.title=2</script><b>bold</b>';
const turned = 'Alice\u202e\u2066moc.live\u2069\u200b\u0007\ud800';
const unseen = /(?!\n)[\p{Cc}\p{Cs}\u200b\u202a-\u202e\u2066-\u2069]/u;

const profile = {
  userId: alice.userId,
  createdAt: '2024-01-01T00:00:00.000Z',
  updatedAt: '2024-01-01T00:00:00.000Z',
  status: 'Activated',
  workStatus: 'Active',
  gender: 'U',
  emailVerified: true,
  phoneVerified: true,
  userSourceType: 'register',
  phone: '19900000001',
  phoneCountryCode: '+86',
  email: 'alice@example.com',
};

/** Nothing ran, nothing became an element, and nothing overflows. */
async function expectHarmless(page: Page, title: string, button: string): Promise<void> {
  expect(await page.title()).toBe(title);
  await expect(page.locator('img[src="x"], main b, main script')).toHaveCount(0);
  const overflow = await page.evaluate(
    `document.documentElement.scrollWidth - document.documentElement.clientWidth`,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  await expect(page.getByTestId(button)).toBeInViewport();
}

const names = {
  markup,
  'turned writing': turned,
  'a megabyte': 'W'.repeat(900_000),
  'a word without an end': 'x'.repeat(4_000),
};
for (const [what, name] of Object.entries(names)) {
  test(`an account called ${what} is shown as text, and breaks nothing`, async ({
    desk,
    extension,
    sandbox,
  }) => {
    await settleIn(desk, sandbox);
    const data = { ...profile, name };
    sandbox.sandbox.arm({
      endpoint: 'get-profile',
      fault: { kind: 'envelope', statusCode: 200, data },
    });
    const identity = { identityId: '1', provider: name, type: 'openid', userIdInIdp: '1' };
    sandbox.sandbox.arm({
      endpoint: 'get-identities',
      fault: { kind: 'envelope', statusCode: 200, data: [{ ...identity, extIdpId: '1' }] },
    });
    const page = openPage(extension);
    const title = await page.title();
    await desk.signInByToken(await tokenOf(sandbox, 'alice'));
    const card = await desk.card();
    if (what === 'markup') expect(card.name).toContain('<img src=x');
    expect(card.name).not.toMatch(unseen);
    expect(card.name.length).toBeLessThanOrEqual(200);
    expect(card.loginMethods).not.toMatch(unseen);
    await expectHarmless(page, title, 'send-code');
  });
}

const messages = { markup, 'turned writing': turned, 'a megabyte': 'no '.repeat(300_000) };
for (const [what, message] of Object.entries(messages)) {
  test(`a refusal of ${what} is shown as text, and breaks nothing`, async ({
    desk,
    extension,
    sandbox,
  }) => {
    await settleIn(desk, sandbox);
    sandbox.sandbox.arm({
      endpoint: 'signin',
      fault: { kind: 'envelope', statusCode: 499, apiCode: 999, message },
    });
    const page = openPage(extension);
    const title = await page.title();
    await desk.signInByPassword(alice.email.address, 'a wrong password');
    const error = await desk.error();
    expect(error.text.length).toBeLessThan(1_500);
    expect(error.text).not.toMatch(unseen);
    await expectHarmless(page, title, 'identify');
  });
}

test('a directory of a hundred thousand identities does not hold up the case', async ({
  desk,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const data = Array.from({ length: 20_000 }, (_, n) => ({ extIdpId: `${n}`, provider: 'x' }));
  sandbox.sandbox.arm({
    endpoint: 'get-identities',
    fault: { kind: 'envelope', statusCode: 200, data },
  });
  await desk.signInByToken(await tokenOf(sandbox, 'alice'));
  expect((await desk.card()).loginMethods).toContain('@');
});
