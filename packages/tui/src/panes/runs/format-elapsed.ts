/** How long something took, from milliseconds: `120 ms`, `2.2 s`, `3 min 05 s`. */
export function formatElapsed(milliseconds: number): string {
  const time = Math.max(0, milliseconds);
  if (time < 1000) return `${Math.round(time)} ms`;
  if (time < 60_000) return `${(Math.floor(time / 100) / 10).toFixed(1)} s`;
  const seconds = Math.floor(time / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
