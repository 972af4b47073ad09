/** How long an unlocked vault stays open: without activity of the agent, and in total. */
export interface LockLimits {
  readonly idleMinutes: number;
  readonly absoluteHours: number;
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** The range that an agent may choose from. */
export type LockBounds = { readonly [limit in keyof LockLimits]: Range };

/** The defaults: a quarter of an hour idle, and a long shift. */
export const DEFAULT_LOCK_LIMITS: LockLimits = { idleMinutes: 15, absoluteHours: 12 };

/** The widest bounds. An organization's policy can only narrow them. */
export const WIDEST_LOCK_BOUNDS: LockBounds = {
  idleMinutes: { min: 1, max: 60 },
  absoluteHours: { min: 1, max: 24 },
};

/** The limits in effect: the chosen ones, moved into the bounds. */
export function withinBounds(chosen: LockLimits, bounds: LockBounds): LockLimits {
  return {
    idleMinutes: clamp(chosen.idleMinutes, bounds.idleMinutes),
    absoluteHours: clamp(chosen.absoluteHours, bounds.absoluteHours),
  };
}

/** Whether the chosen limits are within the bounds. */
export function areWithin(chosen: LockLimits, bounds: LockBounds): boolean {
  const { idleMinutes, absoluteHours } = withinBounds(chosen, bounds);
  return idleMinutes === chosen.idleMinutes && absoluteHours === chosen.absoluteHours;
}

function clamp(value: number, { min, max }: Range): number {
  return Math.min(Math.max(value, min), max);
}

/** Whether bounds are narrower than the widest ones. */
export function narrowed(bounds: LockBounds): boolean {
  return (['idleMinutes', 'absoluteHours'] as const).some(
    (limit) =>
      bounds[limit].min > WIDEST_LOCK_BOUNDS[limit].min ||
      bounds[limit].max < WIDEST_LOCK_BOUNDS[limit].max,
  );
}
