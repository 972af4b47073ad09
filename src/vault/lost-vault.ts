/** What is left of a vault that is missing although nobody deleted it. */
export interface LostVault {
  /** The last known time of the vault, in milliseconds since the epoch. */
  readonly since: number | null;
  readonly kept: readonly ('receipts' | 'case')[];
}

/** Traces that a vault leaves elsewhere. */
export interface VaultTraces {
  /** The agent deleted it. */
  readonly deleted: boolean;
  /** A version of the extension has used a vault here. */
  readonly used: boolean;
  readonly case: boolean;
  /** Null if there are none; otherwise when the last one was closed, in milliseconds, if known. */
  readonly receipts: { readonly lastClosedAt: number | null } | null;
}

/** What was lost, if there is neither a vault nor a copy; null if there never was one or the agent deleted it. */
export function lostVault(traces: VaultTraces): LostVault | null {
  const { deleted, used, receipts } = traces;
  if (deleted || !(used || traces.case || receipts !== null)) return null;
  return {
    since: receipts?.lastClosedAt ?? null,
    kept: [...(receipts === null ? [] : (['receipts'] as const)), ...caseKept(traces)],
  };
}

const caseKept = (traces: VaultTraces) => (traces.case ? (['case'] as const) : []);
