/** Discounted cumulative gain of the first results: a grade counts `2^grade - 1`, less the lower it stands. */
export function discountedGain(
  grades: readonly number[],
  { depth }: { readonly depth: number },
): number {
  let sum = 0;
  for (const [place, grade] of grades.slice(0, depth).entries()) {
    sum += (2 ** grade - 1) / Math.log2(place + 2);
  }
  return sum;
}
