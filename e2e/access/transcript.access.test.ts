import { readFile, writeFile } from 'node:fs/promises';
import { passphrase, settleIn, tokenOf, unbindCode } from '../support/agent';
import { expect, test } from '../support/chromium';
import { copyToClipboard, Keyboard } from '../support/keyboard';
import { openPage } from '../support/open-page';
import { root } from '../support/repository';
import { Listener } from './listener';

const file = `${root}/e2e/access/transcript.en.txt`;

/** Times of day and IDs change every time; the length of a secret does not matter. */
const steady = (line: string) =>
  line
    .replace(/\d{1,2}:\d{2}\s[AP]M/g, '⟨time⟩')
    .replace(/\d+s ago/g, '⟨age⟩')
    .replace(/[\da-f]{8}-[\da-f-]{27}/g, '⟨id⟩')
    .replace(/•+/g, '•••');

test('what a screen reader says of a whole case', async ({ desk, extension, sandbox }) => {
  await settleIn(desk, sandbox);
  await desk.lock();
  const page = openPage(extension);
  const token = await tokenOf(sandbox, 'alice');
  const keys = new Keyboard(page);
  const listener = await Listener.at(page);
  const lines: string[] = [];
  const step = async (does: string, focus: string) => {
    await keys.focusOn(focus);
    await desk.settled();
    lines.push(`> ${does}`, ...(await listener.said()), `focus: ${await listener.focus()}`, '');
  };

  await step('opens the popup', 'passphrase');
  await keys.type(`${passphrase}!`);
  await keys.press('Enter');
  await page.getByTestId('error').waitFor();
  await step('types a wrong passphrase', 'passphrase');
  await keys.type(passphrase);
  await keys.press('Enter');
  await step('types the right one', 'caller');
  await copyToClipboard(page, token);
  await keys.press('ControlOrMeta+v');
  await step('pastes a token', 'access-token');
  await keys.press('Enter');
  await step('presses Enter', 'send-code');
  await keys.press('Enter');
  await step('presses Enter', 'pass-code');
  await keys.type('12');
  await keys.press('Enter');
  await page.getByTestId('error').waitFor();
  await step('types a code that is too short', 'pass-code');
  // From the next frame on, typing replaces the selection.
  await keys.selectionOf('12');
  const code = await unbindCode(sandbox, 'alice')();
  sandbox.sandbox.setOptions({ verifyCodeMaxAttempts: 3 });
  await keys.type(code === '000000' ? '111111' : '000000');
  await keys.press('Enter');
  await page.locator('[data-code="wrong-code"]').waitFor();
  await step('types a wrong code', 'pass-code');
  await keys.type(code);
  await keys.press('Enter');
  await step('types the right one', 'new-case');

  const heard = `${lines.map(steady).join('\n')}`;
  if (process.env['UPDATE_DOCS'] === '1') await writeFile(file, heard);
  expect(heard).toBe(await readFile(file, 'utf8'));
});
