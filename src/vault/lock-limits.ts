/** How long an unlocked vault stays open: so long without the agent, and so long at all. */
export interface LockLimits {
  readonly idleMinutes: number;
  readonly absoluteHours: number;
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** Between which limits an agent may choose. */
export type LockBounds = { readonly [limit in keyof LockLimits]: Range };

/** What holds until somebody chooses otherwise: a quarter of an hour idle, and a long shift. */
export const DEFAULT_LOCK_LIMITS: LockLimits = { idleMinutes: 15, absoluteHours: 12 };

/** The widest bounds. An organization's policy can only narrow them. */
export const WIDEST_LOCK_BOUNDS: LockBounds = {
  idleMinutes: { min: 1, max: 60 },
  absoluteHours: { min: 1, max: 24 },
};

/** The limits that hold: what was chosen, moved to the nearest that the bounds allow. */
export function withinBounds(chosen: LockLimits, bounds: LockBounds): LockLimits {
  return {
    idleMinutes: clamp(chosen.idleMinutes, bounds.idleMinutes),
    absoluteHours: clamp(chosen.absoluteHours, bounds.absoluteHours),
  };
}

/** Whether bounds allow what was chosen. */
export function areWithin(chosen: LockLimits, bounds: LockBounds): boolean {
  const { idleMinutes, absoluteHours } = withinBounds(chosen, bounds);
  return idleMinutes === chosen.idleMinutes && absoluteHours === chosen.absoluteHours;
}

function clamp(value: number, { min, max }: Range): number {
  return Math.min(Math.max(value, min), max);
}

/** Whether bounds leave less choice than the widest do. */
export function narrowed(bounds: LockBounds): boolean {
  return (['idleMinutes', 'absoluteHours'] as const).some(
    (limit) =>
      bounds[limit].min > WIDEST_LOCK_BOUNDS[limit].min ||
      bounds[limit].max < WIDEST_LOCK_BOUNDS[limit].max,
  );
}
