import * as v from 'valibot';
import { EnvironmentSchema } from './environment';

/** What the vault holds, once it is open. */
const VaultContentSchema = v.pipe(
  v.object({
    version: v.literal(1),
    environments: v.pipe(v.array(EnvironmentSchema), v.readonly()),
  }),
  v.readonly(),
);

export type VaultContent = v.InferOutput<typeof VaultContentSchema>;

export const emptyVault: VaultContent = { version: 1, environments: [] };

/** Throws on anything that is not a vault's content of this version. The error must not be logged: it quotes its input. */
export function parseVaultContent(value: unknown): VaultContent {
  return v.parse(VaultContentSchema, value);
}
