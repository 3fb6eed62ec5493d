/**
 * The value that a share of all values does not exceed, by nearest rank.
 *
 * @param share from 0 to 1
 */
export function percentile(
  values: readonly number[],
  { share }: { readonly share: number },
): number {
  const sorted = values.toSorted((one, two) => one - two);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
