/**
 * Whether the first result is a good one: of grade 2 or better, or of the best grade that there is
 * where nothing is that good.
 */
export function isSuccess(
  ranked: readonly number[],
  { judged }: { readonly judged: Iterable<number> },
): boolean {
  const best = Math.max(0, ...judged);
  const [first] = ranked;
  if (first === undefined) return best === 0;
  return best > 0 && first >= Math.min(2, best);
}
