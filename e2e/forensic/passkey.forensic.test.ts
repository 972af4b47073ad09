import { passphrase } from '../support/agent';
import { Authenticator } from '../support/authenticator';
import { expect, test } from '../support/chromium';
import { eavesdrop } from './eavesdropper';

/** Notes in the page what the authenticator derives, in base64. */
const note = `{
  const { get } = CredentialsContainer.prototype;
  CredentialsContainer.prototype.get = async function (...given) {
    const credential = await get.apply(this, given);
    const { first } = credential.getClientExtensionResults().prf.results;
    globalThis.derived = btoa(String.fromCharCode(...new Uint8Array(first)));
    return credential;
  };
}`;

test('what a passkey derives reaches the background alone, and is stored nowhere', async ({
  extension,
}) => {
  const heard = await eavesdrop(extension.context);
  const listening = await extension.popup();
  const page = await extension.options();
  await Authenticator.plugIn(page);
  await page.getByTestId('passphrase').fill(passphrase);
  await page.getByTestId('passphrase-again').fill(passphrase);
  await page.getByTestId('create-vault').click();
  await page.getByTestId('section-security').click();
  await page.getByTestId('passkey-name').fill('Laptop');
  await page.getByTestId('passkey-passphrase').fill(passphrase);
  await page.getByTestId('passkey-add').click();
  await page.getByTestId('passkey').waitFor();
  await page.getByTestId('lock-now').click();
  await page.evaluate(note);
  await page.getByTestId('passkey-unlock').click();
  await page.getByTestId('section-security').waitFor();

  const derived = String(await page.evaluate('globalThis.derived'));
  expect(derived).toHaveLength(44);
  expect(heard.length).toBeGreaterThan(5);
  expect(heard.filter(({ what }) => what.includes(derived))).toEqual([]);
  const worker = await extension.worker();
  const stored = await worker.evaluate(
    `Promise.all([chrome.storage.local.get(), chrome.storage.session.get()])`,
  );
  expect(JSON.stringify(stored)).not.toContain(derived);

  // The ears are good: a broadcast is heard.
  await page.evaluate(`chrome.runtime.sendMessage({
    method: 'passkey.unlock', params: { id: 'aWQ=', prf: ${JSON.stringify(derived)} },
  })`);
  await expect.poll(() => heard.some(({ what }) => what.includes(derived))).toBe(true);
  await listening.close();
});
