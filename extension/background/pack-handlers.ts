import { importPack, mergePack } from '../../src/environments/merge-pack';
import type { PackContent } from '../../src/environments/pack-content';
import { packed, packFileName } from '../../src/environments/packed';
import type { Handlers } from '../../src/messaging/protocol';
import { done, type Refused, refuse } from '../../src/messaging/reply';
import type { Offscreen } from '../../src/platform/offscreen';
import type { Services } from '../offscreen/services';
import type { World } from './create-world';
import { environmentInHand } from './environment-in-hand';
import { usingContent } from './using-vault';

type PackMethod = Extract<keyof Handlers, `pack.${string}`>;

type Needs = Pick<World, 'vault' | 'runner' | 'now' | 'newId' | 'publish'>;

/** Seals and opens packs. */
export type Packer = Pick<Offscreen<Pick<Services, 'sealPack' | 'openPack'>>, 'once'>;

export function packHandlers(world: Needs, packer: Packer): Pick<Handlers, PackMethod> {
  const { vault, now } = world;

  async function opened<R>(
    { text, passphrase }: { text: string; passphrase: string },
    use: (pack: PackContent) => Promise<R>,
  ): Promise<R | Refused> {
    const opening = await packer.once('openPack', text, passphrase, now());
    return opening.ok ? use(opening.pack) : refuse({ code: opening.code });
  }

  return {
    'pack.export': ({ environmentIds, passphrase }) =>
      usingContent(world, async () => {
        if (!(await vault.verifyPassphrase(passphrase))) {
          return refuse({ code: 'wrong-passphrase' });
        }
        const named = await vault.update((content) =>
          content.issuer === '' ? { ...content, issuer: world.newId() } : content,
        );
        const content = await vault.content();
        if (!named || content === null) return refuse({ code: 'vault-locked' });
        const environments = packed(content, environmentIds);
        if (environments === null) return refuse({ code: 'environment-missing' });
        const { issuer } = content;
        const issuedAt = now();
        const pack = await packer.once('sealPack', { issuer, issuedAt, environments });
        return done({ ...pack, fileName: packFileName(issuedAt) });
      }),

    'pack.open': (params) =>
      usingContent(world, (content) =>
        opened(params, async (pack) => {
          const merged = mergePack(content, pack);
          return merged === null ? refuse({ code: 'pack-older' }) : done(merged.preview);
        }),
      ),

    'pack.import': (params) =>
      usingContent(world, (content) =>
        opened(params, async (pack) => {
          const planned = importPack(content, pack, await environmentInHand(world));
          if (typeof planned === 'string') return refuse({ code: planned });
          // Merge into the latest content, and write all of it at once or nothing.
          const taken = await vault.update((latest) => mergePack(latest, pack)?.content ?? latest);
          if (!taken) return refuse({ code: 'vault-locked' });
          await world.publish();
          return done(planned.preview);
        }),
      ),
  };
}
