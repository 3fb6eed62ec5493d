/**
 * The grade of each result, 0 for what was not judged.
 *
 * A result is given as the judged services that it stands for: none, one, or several that the
 * catalog has taken for one. A second result for a service that stood above it answers nothing new,
 * so it counts as 0.
 */
export function gradeRanking(
  ranking: readonly (readonly string[])[],
  grades: ReadonlyMap<string, number>,
): number[] {
  const seen = new Set<string>();
  return ranking.map((services) => {
    let best = 0;
    for (const service of services) {
      if (!seen.has(service)) best = Math.max(best, grades.get(service) ?? 0);
    }
    for (const service of services) seen.add(service);
    return best;
  });
}
