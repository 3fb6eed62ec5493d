/** The word that is most like a text, where one is like enough to be what was meant. */
export function nearestWord(
  text: string,
  { words }: { readonly words: readonly string[] },
): string | undefined {
  const wanted = text.toLowerCase().replaceAll(/[_\s]/g, '-');
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const [nearest] = words
    .map((word) => ({ word, edits: countEdits(wanted, word) }))
    .toSorted((a, b) => a.edits - b.edits);
  return nearest !== undefined && nearest.edits <= limit ? nearest.word : undefined;
}

/** Letters that have to be put in, taken out, changed, or swapped with their neighbour. */
function countEdits(from: string, to: string): number {
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  let beforeLast: number[] = [];
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (isSame ? 0 : 1),
          isSwapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}
