import { groundsFor, settleIn } from '../support/agent';
import { openPage } from '../support/open-page';
import type { Tour } from './stop';

/** Route B: several accounts, the card with everything that it requires, and the end. */
export const lostPhone: Tour = async ({ desk, extension, sandbox }, visit) => {
  const page = openPage(extension);
  const stop = (name: string) => visit(name, page);
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  await desk.findUser('example.com');
  await page.getByTestId('candidate').first().waitFor();
  await stop('candidates');
  await desk.findUser('henry.ortiz@example.com');
  await desk.reach('card');
  await stop('lost-phone');
  await page.getByTestId('verified-how').selectOption({ index: 2 });
  await desk.adminUnbind({});
  await desk.error();
  await desk.settled();
  await stop('lost-phone-refused');
  // The verification is already chosen; its name differs in each language.
  const { reason = '', ticket = '', lastFour = '' } = groundsFor('henry');
  await desk.adminUnbind({ reason, ticket, lastFour: '0000' });
  await page.locator('[data-code="last-four-mismatch"]').waitFor();
  await desk.settled();
  await stop('last-four-refused');
  await desk.adminUnbind({ lastFour });
  await desk.outcome();
  await stop('lost-phone-unbound');
  await page.getByTestId('new-case').click();
  await page.locator('[data-screen="identify"]').waitFor();

  // A production environment, in which nothing is shown before the caller is verified.
  const options = await extension.options();
  await options.getByTestId('safeguards-open').click();
  await options.getByTestId('safeguards-production').check();
  await options.getByTestId('safeguards-verification-first').check();
  await options.getByTestId('safeguards-mark').selectOption('red');
  await visit('safeguards', options);
  await options.getByTestId('safeguards-save').click();
  await options.getByTestId('safeguards-saved').filter({ hasText: /./ }).waitFor();
  await options.close();
  await desk.findUser('lin.xiaowen@example.com');
  await desk.reach('card');
  await stop('veiled');
};
