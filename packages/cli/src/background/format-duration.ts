const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

/** Milliseconds in their two largest units: `2 h 5 min`, `30 min`, `4 s`. */
export function formatDuration(milliseconds: number): string {
  const first = units.findIndex(([, size]) => milliseconds >= size);
  if (first === -1) return `${Math.round(milliseconds)} ms`;
  let rest = milliseconds;
  const parts: string[] = [];
  for (const [name, size] of units.slice(first, first + 2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${name}`);
  }
  return parts.join(' ');
}
