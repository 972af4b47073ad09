/** The median of samples in any order. */
export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/** The lower and upper quartile of the samples. */
export function quarters(samples: readonly number[]): readonly [low: number, high: number] {
  return [quantile(samples, 0.25), quantile(samples, 0.75)];
}

/** The sample at a quantile from 0 to 1. */
export function quantile(samples: readonly number[], part: number): number {
  const sorted = [...samples].sort((one, other) => one - other);
  const sample = sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)];
  if (sample === undefined) throw new Error('There are no samples.');
  return sample;
}
