import { formatTime } from './format-time.js';

/** Rows of a histogram. */
const most = 10;

/**
 * How often which times were, a line for each range: from, to, count, bar. The ranges are of the same width up to the
 * 99th percentile; what took longer is one range of its own, so that one slow call does not squeeze all others into the
 * first.
 *
 * @param width Characters of a line.
 */
export function formatHistogram(
  times: readonly number[],
  { width }: { readonly width: number },
): string[] {
  const sorted = [...times].toSorted((one, other) => one - other);
  const low = sorted[0] ?? 0;
  const high = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? low;
  const last = sorted.at(-1) ?? high;
  if (sorted.length < 2 || high <= low) return [];
  const step = (high - low) / most;
  const counts = Array.from({ length: most }, () => 0);
  let slow = 0;
  for (const time of sorted) {
    if (time > high) slow += 1;
    else {
      const row = Math.min(most - 1, Math.floor((time - low) / step));
      counts[row] = (counts[row] ?? 0) + 1;
    }
  }
  const rows = counts.map((count, row) => ({
    from: low + row * step,
    to: low + (row + 1) * step,
    count,
  }));
  if (slow > 0) rows.push({ from: high, to: last, count: slow });
  const labels = rows.map(
    ({ from, to }) => `${formatTime(from).padStart(9)} – ${formatTime(to).padEnd(9)}`,
  );
  const room = Math.max(8, width - 24 - String(sorted.length).length - 2);
  const top = Math.max(...rows.map(({ count }) => count));
  return rows.map(({ count }, row) => {
    const bar =
      count === 0 ? '' : '█'.repeat(Math.max(1, Math.round((count / top) * Math.min(40, room))));
    return `${labels[row]} ${String(count).padStart(String(sorted.length).length)} ${bar}`.trimEnd();
  });
}
