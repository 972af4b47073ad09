import { importPack, mergePack } from '../../src/environments/merge-pack';
import type { PackContent } from '../../src/environments/pack-content';
import { packed, packFileName } from '../../src/environments/packed';
import type { Handlers, Refusal } from '../../src/messaging/protocol';
import { done, type Refused, refuse } from '../../src/messaging/reply';
import type { Offscreen } from '../../src/platform/offscreen';
import { packKeys } from '../../src/policy/audit-rules';
import type { Policy } from '../../src/policy/policy';
import type { Services } from '../offscreen/services';
import type { World } from './create-world';
import { environmentInHand } from './environment-in-hand';
import { releaseHosts } from './release-hosts';
import { decidingVault, usingContent } from './using-vault';
import { whyUnproved } from './why-unproved';

type PackMethod = Extract<keyof Handlers, `pack.${string}`>;

type Needs = Pick<
  World,
  'vault' | 'ownership' | 'runner' | 'policy' | 'keepHosts' | 'now' | 'newId' | 'publish'
>;

/** Seals and opens packs. */
export type Packer = Pick<Offscreen<Pick<Services, 'sealPack' | 'openPack'>>, 'once'>;

export function packHandlers(world: Needs, packer: Packer): Pick<Handlers, PackMethod> {
  const { vault, now } = world;

  async function opened<R>(
    { text, passphrase }: { text: string; passphrase: string },
    use: (pack: PackContent, policy: Policy) => Promise<R>,
  ): Promise<R | Refused> {
    const policy = await world.policy.current();
    const signers = packKeys(policy);
    if (signers?.length === 0) return refuse({ code: 'packs-off' });
    const opening = await packer.once('openPack', text, passphrase, now(), signers);
    return opening.ok ? use(opening.pack, policy) : refuse({ code: opening.code });
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
        opened(params, async (pack, { safeguards }) => {
          const merged = mergePack(content, pack, safeguards);
          return merged === null ? refuse({ code: 'pack-older' }) : done(merged.preview);
        }),
      ),

    'pack.import': (params) =>
      usingContent(world, () =>
        opened(params, async (pack, { safeguards }) => {
          const inHand = await environmentInHand(world);
          // However recently the passphrase was typed: it was not typed for what this file changes.
          const unproved: Refusal | null =
            params.proof === undefined
              ? { code: 'proof-needed' }
              : await whyUnproved(world, params.proof);
          // Judged on the latest content, and all of it is written at once or nothing.
          const imported = await decidingVault(world, (latest) => {
            const planned = importPack(latest, pack, inHand, safeguards);
            if (typeof planned === 'string') return refuse({ code: planned });
            const owned = planned.preview.environments.some((each) => each.needsProof);
            return owned && unproved !== null ? refuse(unproved) : planned;
          });
          if (!('content' in imported)) return imported;
          await world.publish();
          // Replaced environments may have had other hosts.
          void releaseHosts(world).catch(() => undefined);
          return done(imported.preview);
        }),
      ),
  };
}
