/** Milliseconds to wait before a stream is opened again: doubling from half a second to 30 s, spread by a quarter. */
export function reconnectDelay(
  failures: number,
  { random = Math.random }: { random?: () => number } = {},
): number {
  return Math.min(500 * 2 ** failures, 30_000) * (1 - random() * 0.25);
}
