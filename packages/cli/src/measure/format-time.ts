/** Milliseconds in three figures, with their unit. */
export function formatTime(milliseconds: number): string {
  const [value, unit] = milliseconds >= 10_000 ? [milliseconds / 1000, 's'] : [milliseconds, 'ms'];
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${unit}`;
}
