/** 1 over the place of the first result that answers at all; 0 where none does. */
export function reciprocalRank(ranked: readonly number[]): number {
  const place = ranked.findIndex((grade) => grade > 0);
  return place === -1 ? 0 : 1 / (place + 1);
}
