/** The arithmetic mean; NaN of nothing, so that a set that was never measured cannot pass. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
