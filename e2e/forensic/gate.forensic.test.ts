import { expect, test } from 'playwright/test';
import { createSandbox } from '../../sandbox/app';
import { startSandboxServer } from '../../sandbox/node-server';
import { ChromiumExtension } from '../support/chromium-extension';
import { removeFolder } from '../support/temporary-folder';
import { makeSecrets } from './canaries';
import { report, search } from './search';
import { WorkingDay } from './working-day';

test.setTimeout(120_000);

for (const end of ['closed', 'crashed'] as const) {
  test(`no secret is left on the disk by a browser that was ${end}`, async () => {
    const secrets = makeSecrets();
    const server = await startSandboxServer({ sandbox: createSandbox(secrets.init) });
    const extension = await ChromiumExtension.launch({ logging: true });
    try {
      const day = new WorkingDay(extension, server, secrets);
      const { canaries, texts } = await day.work();
      if (end === 'crashed') await extension.crash();
      await extension.quit();
      const complaints = extension.complaints.unforeseen.join('\n');
      const searched = await search(extension.folder, { ...texts, complaints }, canaries);
      process.stdout.write(`${report(searched)}\n`);
      expect(searched.files).toBeGreaterThan(50);
      expect(searched.hits).toEqual([]);
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
