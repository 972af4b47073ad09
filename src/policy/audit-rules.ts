import { RETENTION_DAYS_MAX, RETENTION_DAYS_MIN } from '../history/limits';
import type { Range } from '../vault/lock-limits';
import type { Policy } from './policy';
import type { HeldPolicy } from './policy-source';

/** What the organization holds of the records about an agent's work, for views. */
export interface AuditRules {
  /** How many days receipts can be kept. */
  readonly retention: Range;
  /** Agents may erase what a receipt says about the caller. */
  readonly erasing: boolean;
  /** Agents cannot change their name in receipts. */
  readonly agentFixed: boolean;
  readonly packs: 'any' | 'signed' | 'none';
}

export function auditRules(policy: Policy): AuditRules {
  const keys = packKeys(policy);
  return {
    retention: retentionBounds(policy),
    erasing: erasingAllowed(policy),
    agentFixed: agentFixed(policy),
    packs: keys === null ? 'any' : keys.length === 0 ? 'none' : 'signed',
  };
}

/** The retention that agents may choose. Values beyond the widest bounds are clamped. */
export function retentionBounds({ retentionDaysMin, retentionDaysMax }: Policy): Range {
  const within = (days: number) => Math.min(Math.max(days, RETENTION_DAYS_MIN), RETENTION_DAYS_MAX);
  return {
    min: within(retentionDaysMin ?? RETENTION_DAYS_MIN),
    max: within(retentionDaysMax ?? RETENTION_DAYS_MAX),
  };
}

/** How many days receipts are kept if the agent has chosen so many. */
export function retentionIn(policy: Policy, days: number): number {
  const { min, max } = retentionBounds(policy);
  return Math.min(Math.max(days, min), max);
}

/** As {@link retentionIn}, but nothing is removed before it is known how long the organization keeps it. */
export function keptDays({ status, policy }: Pick<HeldPolicy, 'status' | 'policy'>, days: number) {
  return status === 'unknown' ? RETENTION_DAYS_MAX : retentionIn(policy, days);
}

export function erasingAllowed({ erasing = true }: Policy): boolean {
  return erasing;
}

/** The agent's name in receipts: their own, unless the organization has fixed it or they have none. */
export function agentIn(policy: Policy, own: string): string {
  const given = policy.agentName ?? '';
  return agentFixed(policy) || own === '' ? given : own;
}

export function agentFixed({ agentName, agentNameFixed = false }: Policy): boolean {
  return agentNameFixed && agentName !== undefined;
}

/** The public keys that sign the packs which may be imported; null: any pack may be. */
export function packKeys(policy: Policy): readonly string[] | null {
  return policy.packKeys ?? null;
}
