/** What is left where a vault is gone that nobody deleted. */
export interface LostVault {
  /** The last time that is known of the vault, in milliseconds since the epoch. */
  readonly since: number | null;
  readonly kept: readonly ('receipts' | 'case')[];
}

/** What there is beside a vault. */
export interface VaultTraces {
  /** The agent deleted it. */
  readonly deleted: boolean;
  /** A version of the extension used one here. */
  readonly used: boolean;
  readonly case: boolean;
  /** Null where there is none; otherwise when the last of them was closed, in milliseconds, where that can be told. */
  readonly receipts: { readonly lastClosedAt: number | null } | null;
}

/** What was lost, where there is no vault and no copy; null where there never was one, or the agent deleted it. */
export function lostVault(traces: VaultTraces): LostVault | null {
  const { deleted, used, receipts } = traces;
  if (deleted || !(used || traces.case || receipts !== null)) return null;
  return {
    since: receipts?.lastClosedAt ?? null,
    kept: [...(receipts === null ? [] : (['receipts'] as const)), ...caseKept(traces)],
  };
}

const caseKept = (traces: VaultTraces) => (traces.case ? (['case'] as const) : []);
