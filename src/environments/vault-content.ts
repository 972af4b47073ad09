import * as v from 'valibot';
import { CaseMarkSchema } from '../case/case-mark';
import { ChainStateSchema, noChain } from '../history/chain-state';
import { DEFAULT_LOCK_LIMITS } from '../vault/lock-limits';
import { EnvironmentSchema } from './environment';

/** Maximum length of an agent's name, in characters. */
export const AGENT_MAX = 60;

const amount = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));

/** The newest pack imported from one issuer. `issuedAt` is milliseconds since the epoch. */
const ImportedPackSchema = v.pipe(
  v.object({
    issuer: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
    issuedAt: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  v.readonly(),
);

/** The content of the open vault. */
const VaultContentSchema = v.pipe(
  v.object({
    version: v.literal(1),
    environments: v.pipe(v.array(EnvironmentSchema), v.readonly()),
    /** The agent's choice; the organization's policy limits it. */
    locks: v.optional(
      v.pipe(v.object({ idleMinutes: amount, absoluteHours: amount }), v.readonly()),
      DEFAULT_LOCK_LIMITS,
    ),
    /** The agent's own name, for receipts; `''` until it is set. */
    agent: v.optional(v.pipe(v.string(), v.maxLength(AGENT_MAX)), ''),
    /** A full code goes on by itself. */
    codesGoOn: v.optional(v.boolean(), false),
    /** The state of the receipts' chain. */
    history: v.optional(ChainStateSchema, noChain),
    /** The issuer of packs exported here: a random id, `''` until the first export. */
    issuer: v.optional(v.pipe(v.string(), v.maxLength(64)), ''),
    importedPacks: v.optional(v.pipe(v.array(ImportedPackSchema), v.readonly()), []),
    /**
     * The organization's policy as the browser last gave it; null if none was ever known. In the vault, nobody who
     * edits the disk can change it.
     */
    policy: v.optional(v.unknown(), null),
    /** About the open case; null if there is none, and absent in a vault from before there were marks. */
    caseMark: v.optional(v.nullable(CaseMarkSchema)),
    /** The agent does not want to hear of passkeys. */
    passkeysDeclined: v.optional(v.boolean()),
  }),
  v.readonly(),
);

export type VaultContent = v.InferOutput<typeof VaultContentSchema>;

export const emptyVault: VaultContent = {
  version: 1,
  environments: [],
  locks: DEFAULT_LOCK_LIMITS,
  agent: '',
  codesGoOn: false,
  history: noChain,
  issuer: '',
  importedPacks: [],
  policy: null,
  caseMark: null,
};

/** Throws unless the value is a vault's content in this version. Do not log the error: it quotes its input. */
export function parseVaultContent(value: unknown): VaultContent {
  return v.parse(VaultContentSchema, value);
}
