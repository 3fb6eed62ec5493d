/**
 * How many letters have to be added, left out, replaced or exchanged with their neighbour to get
 * from one word to another (optimal string alignment), or `most + 1` where it is more than `most`.
 */
export function letterDistance(
  word: string,
  { other, most }: { readonly other: string; readonly most: number },
): number {
  const tooFar = most + 1;
  if (Math.abs(word.length - other.length) > most) return tooFar;
  let start = 0;
  while (start < word.length && word[start] === other[start]) start += 1;
  let [endA, endB] = [word.length, other.length];
  while (endA > start && endB > start && word[endA - 1] === other[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const [a, b] = [word.slice(start, endA), other.slice(start, endB)];
  if (a.length === 0 || b.length === 0) return Math.min(tooFar, Math.max(a.length, b.length));
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1;
      let value = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + change,
      );
      const isExchange = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (row > 1 && column > 1 && isExchange) {
        value = Math.min(value, (before[column - 2] ?? 0) + 1);
      }
      current.push(value);
      if (value < least) least = value;
    }
    if (least > most) return tooFar;
    before = previous;
    previous = current;
  }
  return Math.min(tooFar, previous[b.length] ?? tooFar);
}
