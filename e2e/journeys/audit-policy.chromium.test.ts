import { seedApps } from '../../sandbox/seeds/apps';
import { passphrase, tokenOf, unbindCode } from '../support/agent';
import {
  auditPolicy,
  PackSigner,
  refusedByPolicy,
  sending,
  stateScript,
} from '../support/audit-policy';
import { expect, test } from '../support/chromium';
import { Desk } from '../support/desk';
import { playwrightDriver } from '../support/playwright-driver';

const signer = new PackSigner();
test.afterAll(() => signer.close());

test.use({
  policy: ({ sandbox }, use) => use(auditPolicy(sandbox.url, [signer.publicKey])),
});

test('the organization holds the records, whatever a page sends', async ({
  extension,
  sandbox,
}) => {
  // A browser that has just started needs seconds to know its policy.
  test.setTimeout(60_000);
  const page = await extension.popup();
  const desk = new Desk(playwrightDriver(page));
  await desk.reach('setup');
  const entries = () => page.evaluate(`${stateScript}.then((state) => state.organisation.entries)`);
  await expect.poll(entries, { timeout: 15_000 }).toContain('packKeys');
  await desk.createVault(passphrase);
  await desk.reach('identify');
  await page.getByTestId('env-edit').click();
  await desk.saveEnvironment({ appSecret: seedApps.post.appSecret });
  await desk.signInByToken(await tokenOf(sandbox, 'alice'));
  await desk.reach('card');

  // A verification that is not listed is not recorded, by whatever message.
  const grounds = { verifiedHow: 'Trusted voice', note: '', reason: 'Lost', ticket: 'SUP-1' };
  const current = () =>
    page.evaluate<{ revision: number; problem: { code: string } | null; grounds: unknown }>(
      `${stateScript}.then((state) => state.case)`,
    );
  const { revision } = await current();
  await page.evaluate(sending('case.recordGrounds', { revision, grounds }));
  expect(await current()).toMatchObject({
    problem: { code: 'verification-unlisted' },
    grounds: null,
  });
  const next = (await current()).revision;
  await page.evaluate(sending('case.sendCode', { revision: next, grounds, confirmed: true }));
  expect(await desk.error()).toMatchObject({ code: 'verification-unlisted' });
  expect(sandbox.sandbox.count('send-sms')).toBe(0);

  await expect(page.getByTestId('verified-how').locator('option')).toHaveText([
    /./,
    'Badge shown',
    'Called back',
  ]);
  await page.getByTestId('verified-how').selectOption('Badge shown');
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

  const options = await extension.options();
  await options.getByTestId('section-security').click();
  await expect(options.getByTestId('agent-name')).toHaveValue('Desk 7');
  await expect(options.getByTestId('agent-name')).toHaveAttribute('readonly');
  await options.getByTestId('passphrase-current').fill(passphrase);
  for (const id of ['passphrase-next', 'passphrase-next-again']) {
    await options.getByTestId(id).fill('sandal9-tiger');
  }
  await options.getByTestId('passphrase-change').click();
  await expect(options.getByTestId('error')).toHaveAttribute('data-code', 'passphrase-too-weak');

  await options.getByTestId('section-history').click();
  await options.getByTestId('history-retention').fill('30');
  await options.getByTestId('history-retention-save').click();
  await expect(options.getByTestId('error')).toHaveText(/90–365/);
  await options.getByTestId('history-row').first().getByRole('button').click();
  await expect(options.getByTestId('history-detail').getByTestId('managed')).toBeVisible();
  await expect(options.getByTestId('history-erase')).toHaveCount(0);
});

test('only files that the organization has signed are imported', async ({ extension }) => {
  test.setTimeout(60_000);
  const page = await extension.popup();
  const desk = new Desk(playwrightDriver(page));
  await desk.reach('setup');
  const entries = () => page.evaluate(`${stateScript}.then((state) => state.organisation.entries)`);
  await expect.poll(entries, { timeout: 15_000 }).toContain('packKeys');
  await desk.createVault(passphrase);
  await desk.reach('identify');
  const exported = await page.evaluate<{
    value: { text: string; oneTimePassphrase: string };
  }>(sending('pack.export', { environmentIds: ['acme'], passphrase }));
  const { text, oneTimePassphrase } = exported.value;

  const options = await extension.options();
  const open = async (file: string) => {
    await options.getByTestId('pack-import').click();
    await options.getByTestId('pack-file').setInputFiles({
      name: 'environments.json',
      mimeType: 'application/json',
      buffer: Buffer.from(file),
    });
    await options.getByTestId('pack-passphrase').fill(oneTimePassphrase);
    await options.getByTestId('pack-open').click();
  };
  await open(text);
  await expect(options.getByTestId('error')).toHaveAttribute('data-code', 'pack-unsigned');
  await options.getByTestId('pack-cancel').click();
  await open(signer.sign(text));
  await options.getByTestId('pack-import-confirm').click();
  await expect(options.getByTestId('pack-preview')).toHaveAttribute('data-imported', 'true');
});
