import { expect, test } from 'playwright/test';
import { createSandbox } from '../../sandbox/app';
import { type SandboxServer, startSandboxServer } from '../../sandbox/node-server';
import { ChromiumExtension } from '../support/chromium-extension';
import { makeSecrets, type Secrets } from './canaries';
import { eavesdrop, type Overheard, openImpostor } from './eavesdropper';
import { WorkingDay } from './working-day';

test.setTimeout(120_000);

interface Place {
  readonly extension: ChromiumExtension;
  readonly server: SandboxServer;
  readonly secrets: Secrets;
  readonly heard: readonly Overheard[];
}

async function among(run: (place: Place) => Promise<void>): Promise<void> {
  const secrets = makeSecrets();
  const server = await startSandboxServer({ sandbox: createSandbox(secrets.init) });
  const extension = await ChromiumExtension.launch();
  try {
    const heard = await eavesdrop(extension.context);
    await run({ extension, server, secrets, heard });
  } finally {
    await server.close();
    await extension.close();
  }
}

/** Those whose text somebody heard, by name. */
const overheard = (
  heard: readonly Overheard[],
  canaries: readonly { readonly name: string; readonly text: string }[],
) => canaries.filter(({ text }) => heard.some(({ what }) => what.includes(text)));

test('pages that listen hear no secret of a whole day, and none at the offscreen document’s address hears a thing from the worker', () =>
  among(async ({ extension, server, secrets, heard }) => {
    await extension.popup();
    await extension.options();
    await openImpostor(extension);
    const day = new WorkingDay(extension, server, secrets);
    const { canaries } = await day.work();
    expect(canaries.length).toBeGreaterThan(20);
    expect(overheard(heard, canaries)).toEqual([]);
    expect(heard.filter(({ how }) => how === 'worker' || how === 'window')).toEqual([]);
    // The pages did listen: each command of a view is a connection on which nothing is said.
    const connections = heard.filter(({ how }) => how === 'connection');
    expect(connections.length).toBeGreaterThan(20);
    expect(connections.filter(({ what }) => what !== '""')).toEqual([]);
    for (const page of ['popup', 'options', 'offscreen']) {
      expect(connections.some(({ address }) => address.includes(`/${page}/`))).toBe(true);
    }
  }));

test('the ears are good: a secret that is broadcast, or posted to any page at that address, is heard', () =>
  among(async ({ extension, secrets, heard }) => {
    const page = await extension.popup();
    await openImpostor(extension);
    const canaries = (['passphrase', 'nextPassphrase'] as const).map((name) => ({
      name,
      text: secrets[name],
    }));
    await page.evaluate(`chrome.runtime.sendMessage({
      method: 'vault.unlock', params: { passphrase: ${JSON.stringify(secrets.passphrase)} },
    })`);
    const worker = await extension.worker();
    await worker.evaluate(`clients.matchAll({ includeUncontrolled: true }).then((all) => {
      for (const client of all) {
        if (client.url.includes('/offscreen/')) client.postMessage(${JSON.stringify(secrets.nextPassphrase)});
      }
    })`);
    await expect.poll(() => overheard(heard, canaries)).toEqual(canaries);
  }));
