/** The names most like a wanted one by edit distance, nearest first; far ones are left out. */
export function nearestNames(
  wanted: string,
  { names, limit }: { readonly names: readonly string[]; readonly limit: number },
): string[] {
  const key = simplify(wanted);
  return [...new Set(names)]
    .map((name) => ({ name, distance: distanceOf(key, simplify(name)) }))
    .filter(({ distance }) => distance <= Math.max(2, key.length / 2))
    .toSorted((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
    .map(({ name }) => name);
}

function simplify(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 64);
}

/** Levenshtein's distance; a name that begins with the wanted text counts as near. */
function distanceOf(wanted: string, name: string): number {
  if (name === wanted) return 0;
  if (wanted.length > 2 && name.startsWith(wanted)) return 1;
  let previous = Array.from({ length: name.length + 1 }, (_, index) => index);
  for (let row = 1; row <= wanted.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= name.length; column += 1) {
      const change = wanted[row - 1] === name[column - 1] ? 0 : 1;
      current.push(
        Math.min(
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (previous[column - 1] ?? 0) + change,
        ),
      );
    }
    previous = current;
  }
  return previous[name.length] ?? 0;
}
