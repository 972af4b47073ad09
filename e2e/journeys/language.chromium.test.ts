import { settleIn } from '../support/agent';
import { expect, test } from '../support/chromium';
import { openPage } from '../support/open-page';

/** Our explanation and the sandbox's words, which are Chinese for both Chinese languages and English for the others. */
const spoken = [
  ['en-US', 'The account does not exist, or the password is wrong.', /Account not exists/],
  ['zh-CN', '账号不存在，或密码错误。', /账号不存在/],
  ['zh-TW', '帳號不存在，或密碼錯誤。', /账号不存在/],
  ['ja', 'アカウントが存在しないか、パスワードが違います。', /Account not exists/],
] as const;

for (const [language, explained, said] of spoken) {
  test.describe(language, () => {
    test.use({ language });

    test('a refusal is explained, beside the service’s own words', async ({
      desk,
      extension,
      sandbox,
    }) => {
      await settleIn(desk, sandbox);
      await desk.signInByPassword('lin.xiaowen@example.com', 'not the password');
      const box = openPage(extension).getByTestId('error');
      await expect(box).toContainText(explained);
      await expect(box.locator('.said')).toContainText(said);
    });
  });
}
