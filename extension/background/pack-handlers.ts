import { type Merged, mergePack } from '../../src/environments/merge-pack';
import type { Handlers } from '../../src/messaging/protocol';
import { offscreen } from '../offscreen/offscreen';
import { done, refuse } from './reply';
import type { Services } from './services';
import { usingContent } from './using-vault';

type PackMethod = Extract<keyof Handlers, `pack.${string}`>;

export function packHandlers(
  services: Services,
  republish: () => Promise<void>,
): Pick<Handlers, PackMethod> {
  const { vault, desk, now, newId } = services;

  /** Whether the case in hand is worked in an environment that would become another. */
  async function disturbsCase({ preview }: Merged): Promise<boolean> {
    const current = await desk.current().catch(() => null);
    return preview.environments.some(
      ({ id, change }) => change === 'replaced' && id === current?.environment.id,
    );
  }

  return {
    'pack.export': ({ environmentIds, passphrase }) =>
      usingContent(services, async () => {
        if (!(await vault.verifyPassphrase(passphrase)))
          return refuse({ code: 'wrong-passphrase' });
        const named = await vault.update((content) =>
          content.issuer === '' ? { ...content, issuer: newId() } : content,
        );
        const content = await vault.content();
        if (!named || content === null) return refuse({ code: 'vault-locked' });
        const environments = content.environments.filter(({ id }) => environmentIds.includes(id));
        if (environments.length !== new Set(environmentIds).size) {
          return refuse({ code: 'environment-missing' });
        }
        const issuedAt = now();
        const pack = await offscreen.once('sealPack', {
          issuer: content.issuer,
          issuedAt,
          environments,
        });
        const day = new Date(issuedAt).toISOString().slice(0, 10);
        return done({ ...pack, fileName: `unbind-desk-environments-${day}.json` });
      }),

    'pack.open': ({ text, passphrase }) =>
      usingContent(services, async (content) => {
        const opened = await offscreen.once('openPack', text, passphrase, now());
        if (!opened.ok) return refuse({ code: opened.code });
        const planned = mergePack(content, opened.pack);
        return planned === null ? refuse({ code: 'pack-older' }) : done(planned.preview);
      }),

    'pack.import': ({ text, passphrase }) =>
      usingContent(services, async (content) => {
        const opened = await offscreen.once('openPack', text, passphrase, now());
        if (!opened.ok) return refuse({ code: opened.code });
        const { pack } = opened;
        const planned = mergePack(content, pack);
        if (planned === null) return refuse({ code: 'pack-older' });
        if (await disturbsCase(planned)) return refuse({ code: 'environment-in-use' });
        // What is merged into is what the vault holds by then. All of it is written in one go, or nothing is.
        const taken = await vault.update((latest) => mergePack(latest, pack)?.content ?? latest);
        if (!taken) return refuse({ code: 'vault-locked' });
        await republish();
        return done(planned.preview);
      }),
  };
}
