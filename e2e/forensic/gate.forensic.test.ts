import { expect, test } from 'playwright/test';
import { createSandbox } from '../../sandbox/app';
import { startSandboxServer } from '../../sandbox/node-server';
import { ChromiumExtension } from '../support/chromium-extension';
import { removeFolder } from '../support/temporary-folder';
import { makeSecrets } from './canaries';
import { makeWritten, peopleOfReceipts, peopleOfTheCase, receiptsAreSealed } from './people';
import { type Hit, report, search } from './search';
import { WorkingDay } from './working-day';

test.setTimeout(120_000);

for (const end of ['closed', 'crashed'] as const) {
  test(`no secret and no person is left on the disk by a browser that was ${end}`, async () => {
    const secrets = makeSecrets();
    const written = makeWritten();
    const server = await startSandboxServer({ sandbox: createSandbox(secrets.init) });
    const extension = await ChromiumExtension.launch({ logging: true });
    try {
      const day = new WorkingDay(extension, server, secrets, written);
      const { canaries, texts, whileLocked } = await day.work();
      if (end === 'crashed') await extension.crash();
      await extension.quit();
      const complaints = extension.complaints.unforeseen.join('\n');
      // What an agent copies or exports names people, but contains none of their secrets.
      const unsaid = { ...whileLocked, complaints };
      const searched = await search(extension.folder, { ...texts, ...unsaid }, canaries);
      const people = await search(extension.folder, unsaid, peopleOfTheCase(secrets, written));
      process.stdout.write(`${report(searched)}\n${report(people)}\n`);
      expect(searched.files).toBeGreaterThan(50);
      expect(Object.keys(whileLocked).length).toBeGreaterThan(4);
      expect([...searched.hits, ...people.hits]).toEqual([]);

      const receipts = peopleOfReceipts(secrets, written);
      const { hits } = await search(extension.folder, unsaid, receipts);
      const inReceipts = ({ place }: Hit) => !receiptsAreSealed && place.includes('IndexedDB');
      expect(hits.filter((hit) => !inReceipts(hit))).toEqual([]);
      expect(hits.length > 0, 'receiptsAreSealed is up to date').toBe(!receiptsAreSealed);
    } finally {
      await server.close();
      await removeFolder(extension.folder);
    }
  });
}

test('the gate bites: what is put where it must not be is found', async () => {
  const secrets = makeSecrets();
  const extension = await ChromiumExtension.launch({ logging: true });
  const plants = {
    'storage.local': `chrome.storage.local.set({ leak: TEXT })`,
    localStorage: `localStorage.setItem('leak', TEXT)`,
    IndexedDB: `new Promise((resolve) => {
      const opening = indexedDB.open('leak', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('leak');
      opening.onsuccess = () => {
        const storing = opening.result.transaction('leak', 'readwrite');
        storing.objectStore('leak').put(TEXT, 'key');
        storing.oncomplete = resolve;
      };
    })`,
    console: `console.log(TEXT)`,
    'a text field': `{
      const field = document.createElement('input');
      document.body.append(field);
      field.focus();
      document.execCommand('insertText', false, TEXT);
    }`,
    'the address': `history.replaceState(null, '', '#' + TEXT)`,
  };
  const canaries = Object.keys(plants).map((name, at) => ({
    name,
    text: `${secrets.passphrase} ${at}`.replaceAll(' ', '-'),
  }));
  try {
    for (const [name, plant] of Object.entries(plants)) {
      const page = await extension.popup();
      const text = canaries.find((canary) => canary.name === name)?.text;
      await page.evaluate(plant.replace('TEXT', JSON.stringify(text)));
      // A browser saves the fields of a tab when the tab navigates away.
      await page.goto('about:blank');
    }
    await extension.quit();
    const searched = await search(extension.folder, {}, canaries);
    const found = new Set(searched.hits.map(({ canary }) => canary));
    expect([...found].sort()).toEqual(Object.keys(plants).sort());
  } finally {
    await removeFolder(extension.folder);
  }
});
