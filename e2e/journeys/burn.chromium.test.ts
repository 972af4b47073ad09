import { reachCode, settleIn, unbindCode } from '../support/agent';
import { expect, test } from '../support/chromium';
import { everyReceipt } from '../support/every-receipt';
import { openPage } from '../support/open-page';

const receipts = (page: ReturnType<typeof openPage>): Promise<unknown> =>
  page.evaluate(`chrome.runtime.sendMessage({ method: 'receipts.list', params: ${everyReceipt} })`);

test('the token is revoked after the case, and shown to be refused', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await reachCode(desk, sandbox, 'alice');
  await desk.unbind(await unbindCode(sandbox, 'alice')());
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  const page = openPage(extension);
  await expect(page.getByText('Revoked: the service refuses it now')).toBeVisible();
  expect(await receipts(page)).toMatchObject({
    value: { entries: [{ receipt: { token: 'refused' } }] },
  });
  const [trial] = sandbox.sandbox.requests.slice(-1);
  expect(trial).toMatchObject({ endpoint: 'get-profile', answer: { statusCode: 401 } });
  // Tokens and numbers are in the sealed case alone.
  const held = JSON.stringify(await page.evaluate('chrome.storage.session.get()'));
  expect(held).not.toMatch(/eyJ[\w-]+\./);
  expect(held).not.toContain('19900000001');
});

test('a token that is taken all the same is told of, on the screen and in the receipt', async ({
  desk,
  extension,
  sandbox,
}) => {
  sandbox.sandbox.setOptions({ revokedTokens: 'accepted-until-expiry' });
  await settleIn(desk, sandbox);
  await reachCode(desk, sandbox, 'alice');
  await desk.unbind(await unbindCode(sandbox, 'alice')());
  const page = openPage(extension);
  await expect(page.getByText('but it still took it')).toBeVisible();
  expect(await receipts(page)).toMatchObject({
    value: { entries: [{ receipt: { token: 'still-accepted' } }] },
  });
});

test('a token whose revocation is refused is not said to be revoked', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  await reachCode(desk, sandbox, 'alice');
  sandbox.sandbox.arm({ endpoint: 'revocation', fault: { kind: 'status', status: 500 } });
  await desk.unbind(await unbindCode(sandbox, 'alice')());
  const page = openPage(extension);
  await expect(page.getByText('Not revoked; it ends by itself')).toBeVisible();
  expect(await receipts(page)).toMatchObject({
    value: { entries: [{ receipt: { token: 'not-revoked' } }] },
  });
});
