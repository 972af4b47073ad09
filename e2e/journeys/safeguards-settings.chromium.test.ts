import { seedUsers } from '../../sandbox/seeds/users';
import { groundsFor, settleIn } from '../support/agent';
import { expect, test } from '../support/chromium';
import { openPage } from '../support/open-page';

test('safeguards are set in the options, kept, and hold in the popup', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  const popup = openPage(extension);
  const options = await extension.options();
  await options.getByTestId('safeguards-open').click();
  const field = (name: string) => options.getByTestId(`safeguards-${name}`);
  await field('verification-methods').fill('Badge\n\n Voice print ');
  await field('ticket-pattern').fill('INC#');
  await field('ticket-example').fill('INC42');
  await expect(options.getByText('This one is taken.')).toBeVisible();
  await field('ticket-example').fill('SUP-42');
  await expect(options.getByText('This one is not taken.')).toBeVisible();
  await field('production').check();
  await field('mark').selectOption('green');
  await field('protected-accounts').fill(seedUsers.grace.userId);
  await field('hourly-limit').fill('5');
  await field('save').click();
  await expect(field('saved')).toHaveText('Saved');

  await options.reload();
  await options.getByTestId('safeguards-open').click();
  await expect(field('verification-methods')).toHaveValue('Badge\nVoice print');
  await expect(field('ticket-pattern')).toHaveValue('INC#');
  await expect(field('hourly-limit')).toHaveValue('5');

  await options.getByTestId('section-security').click();
  await options.getByTestId('agent-name').fill('Ada Li');
  await options.getByTestId('agent-name-save').click();
  await expect(options.getByTestId('agent-name-saved')).toHaveText('Saved');

  // A page behind another is drawn once a second, and clicks wait for that.
  await popup.bringToFront();
  expect(await desk.page.attribute('env-mark', 'data-mark')).toBe('green');
  await desk.findUser(seedUsers.alice.userId);
  await desk.reach('card');
  await desk.page.click('confirm-production');
  await desk.adminUnbind({ ...groundsFor('alice'), verifiedHow: 'Badge' });
  await desk.settled();
  expect((await desk.error()).code).toBe('ticket-mismatch');
  await desk.adminUnbind({ ticket: 'INC42' });
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  const receipt: unknown = await options.evaluate(
    `chrome.runtime.sendMessage({ method: 'receipts.get', params: { seq: 1 } })`,
  );
  expect(receipt).toMatchObject({
    value: { receipt: { agent: 'Ada Li', verifiedHow: 'Badge', ticket: 'INC42', way: 'admin' } },
  });
});

test('what could not hold is refused where it was typed, and nothing is saved', async ({
  desk,
  extension,
  sandbox,
}) => {
  await settleIn(desk, sandbox);
  const options = await extension.options();
  await options.getByTestId('safeguards-open').click();
  const field = (name: string) => options.getByTestId(`safeguards-${name}`);
  await field('ticket-pattern').fill('^HD-\\d+$');
  await field('hourly-limit').fill('5/h');
  await field('protected-accounts').fill('ceo@example.com\nCEO of Acme');
  await field('verification-methods').fill('way\n'.repeat(201));
  await field('save').click();
  const errors = options.getByTestId('error');
  await expect(errors).toHaveCount(4);
  await expect(errors.filter({ hasText: 'HD-#' })).toHaveAttribute('data-code', 'pattern-regexp');
  await expect(errors.filter({ hasText: 'CEO of Acme' })).toHaveAttribute(
    'data-code',
    'entry-unusable',
  );
  await expect(errors.filter({ hasText: '201' })).toHaveAttribute('data-code', 'list-too-long');
  await expect(field('saved')).toHaveText('');

  await field('ticket-pattern').fill('HD-#');
  await field('hourly-limit').fill('５');
  await field('protected-accounts').fill('CEO <ceo@example.com>');
  await field('verification-methods').fill('Badge');
  await field('save').click();
  await expect(field('saved')).toHaveText('Saved');
  await options.reload();
  await options.getByTestId('safeguards-open').click();
  await expect(field('hourly-limit')).toHaveValue('5');
  await expect(field('protected-accounts')).toHaveValue('CEO <ceo@example.com>');
});
