const least = 1000;
/** One that is well again is to be found out soon: what is lost meanwhile are calls that would have gone well. */
const most = 5000;

/**
 * Milliseconds for which an upstream is left alone: twice as long each time in a row, and a quarter more
 * or less, so that many proxies do not come back at once.
 */
export function coolDown({
  opening,
  random = Math.random(),
}: {
  /** From 1: how often it has been opened without a good call in between. */
  readonly opening: number;
  /** From 0 to 1. */
  readonly random?: number;
}): number {
  const nominal = Math.min(most, least * 2 ** (opening - 1));
  return Math.round(Math.min(most, nominal * (0.75 + random / 2)));
}
