import { seedApps } from '../../sandbox/seeds/apps';
import { passphrase, tokenOf, unbindCode } from '../support/agent';
import {
  auditPolicy,
  PackSigner,
  refusedByPolicy,
  sending,
  stateScript,
} from '../support/audit-policy';
import { Desk } from '../support/desk';
import { expect, test } from '../support/firefox';
import { puppeteerDriver } from '../support/puppeteer-driver';

const signer = new PackSigner();
test.afterAll(() => signer.close());

test.use({
  policy: ({ sandbox }, use) => use(auditPolicy(sandbox.url, [signer.publicKey])),
});

test('the organization holds the records, whatever a page sends', async ({
  extension,
  sandbox,
}) => {
  const page = await extension.popup();
  const desk = new Desk(puppeteerDriver(page));
  await desk.createVault(passphrase);
  await desk.reach('identify');
  await desk.page.click('env-edit');
  await desk.saveEnvironment({ appSecret: seedApps.post.appSecret });
  await desk.signInByToken(await tokenOf(sandbox, 'alice'));
  await desk.reach('card');

  const grounds = { verifiedHow: 'Trusted voice', note: '', reason: 'Lost', ticket: 'SUP-1' };
  const { revision } = Object(await page.evaluate(`${stateScript}.then((state) => state.case)`));
  await page.evaluate(sending('case.sendCode', { revision, grounds, confirmed: true }));
  expect(await desk.error()).toMatchObject({ code: 'verification-unlisted' });
  expect(sandbox.sandbox.count('send-sms')).toBe(0);
  await desk.page.choose('verified-how', 'Badge shown');
  await desk.sendCode();
  await desk.unbind(await unbindCode(sandbox, 'alice')());
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });

  for (const [method, params, code] of refusedByPolicy(passphrase)) {
    expect(await page.evaluate(sending(method, params)), method).toEqual({
      ok: false,
      refusal: { code },
    });
  }
  expect(await page.evaluate(sending('receipts.get', { seq: 1 }))).toMatchObject({
    value: { receipt: { agent: 'Desk 7', verifiedHow: 'Badge shown' } },
  });
  const weak = { current: passphrase, next: 'sandal9-tiger' };
  expect(await page.evaluate(sending('vault.changePassphrase', weak))).toMatchObject({
    refusal: { code: 'passphrase-too-weak' },
  });

  const exported = await page.evaluate(
    sending('pack.export', { environmentIds: ['acme'], passphrase }),
  );
  const { text, oneTimePassphrase } = Object(exported).value;
  const opening = (file: string) =>
    page.evaluate(sending('pack.open', { text: file, passphrase: oneTimePassphrase }));
  expect(await opening(text)).toMatchObject({ refusal: { code: 'pack-unsigned' } });
  expect(await opening(signer.sign(text))).toMatchObject({ ok: true });
});
