/** Milliseconds for people: `3 ms`, `1.2 s`; `-` where nothing was measured yet. */
export function formatLatency(milliseconds: number | null): string {
  if (milliseconds === null) return '-';
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${milliseconds < 10 ? Number(milliseconds.toFixed(1)) : Math.round(milliseconds)} ms`;
}
