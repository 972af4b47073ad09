import type { Page } from 'playwright';
import { seedAccessKey, seedApps, seedUserPool } from '../../sandbox/seeds/apps';
import { settleIn } from '../support/agent';
import { expect, test } from '../support/chromium';

/** Stores the environment with one setting changed, as the form would. */
async function change(page: Page, form: object): Promise<void> {
  const reply: unknown = await page.evaluate(`(async () => {
    const { state } = await chrome.storage.session.get('state');
    return chrome.runtime.sendMessage({
      method: 'environment.save',
      params: { id: state.environments[0].id, form: ${JSON.stringify(form)} },
    });
  })()`);
  expect(reply).toMatchObject({ ok: true });
}

/** The discard port: nothing answers there. */
const nobodyThere = 'http://127.0.0.1:9';

test('the check names the setting that is wrong, whichever it is', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  const { appId, appSecret, authMethod } = seedApps.post;
  const right = {
    label: 'Sandbox',
    appHost: sandbox.url,
    appId,
    appSecret,
    authMethod,
    managementHost: sandbox.url,
    userPoolId: seedUserPool.userPoolId,
    ...seedAccessKey,
    phoneCountryCode: '',
  };
  const page = await extension.options();
  const row = page.getByTestId('environment');
  const suspects = (check: string) => row.getByTestId(`check-${check}`);

  await test.step('nothing, when all is right', async () => {
    await change(page, right);
    await row.getByTestId('env-check').click();
    await expect(row.getByTestId('connection-check')).toHaveAttribute('data-verdict', 'passed');
    expect(sandbox.sandbox.messages).toEqual([]);
    expect(sandbox.sandbox.effects).toEqual([]);
  });

  for (const [setting, value, check, named] of [
    ['appHost', nobodyThere, 'host', 'appHost'],
    ['appSecret', 'wrong', 'application', 'appId appSecret'],
    ['authMethod', 'client_secret_basic', 'application', 'authMethod'],
    ['managementHost', nobodyThere, 'access-key', 'managementHost'],
    ['accessKeySecret', 'wrong', 'access-key', 'accessKeyId accessKeySecret'],
  ] as const) {
    await test.step(setting, async () => {
      await change(page, { ...right, [setting]: value });
      await row.getByTestId('env-check').click();
      await expect(suspects(check)).toHaveAttribute('data-suspects', named);
      await expect(row.getByTestId('connection-check')).not.toHaveAttribute(
        'data-verdict',
        'passed',
      );
    });
  }

  await test.step('in the words of the service', async () => {
    await expect(suspects('access-key')).toContainText('Access key ID or Access key secret');
    await expect(suspects('access-key')).toContainText('The service says');
  });
});
