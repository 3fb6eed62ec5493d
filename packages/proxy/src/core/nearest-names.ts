/**
 * The names that are most like the one given, nearest first: for "did you mean".
 * Letters count whatever their case, separators do not.
 */
export function nearestNames(
  name: string,
  { among, most = 3 }: { readonly among: readonly string[]; readonly most?: number },
): string[] {
  const wanted = plain(name).slice(0, 64);
  return [...new Set(among)]
    .map((candidate) => ({ candidate, distance: distanceBetween(wanted, plain(candidate)) }))
    .filter(({ distance }) => distance <= Math.max(2, wanted.length / 3))
    .sort((a, b) => a.distance - b.distance || a.candidate.localeCompare(b.candidate))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_.-]+/g, '');
}

/** Levenshtein; a name that only begins like the other one is near as well. */
function distanceBetween(a: string, b: string): number {
  if (a.length >= 3 && b.startsWith(a)) return 1;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (letter === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? Infinity;
}
