/** Below that it may be the way of an answer; beyond, it is not believed: a proof must not be for another day. Milliseconds. */
const noise = 3_000;
const most = 900_000;

/** Milliseconds that this machine's clock is behind that of the proxy; 0 where that is little, too much, or not known. */
export function findClockSkew(
  timestamp: string | undefined,
  { at }: { /** When it was heard: milliseconds since 1970. */ readonly at: number },
): number {
  const skew = Date.parse(timestamp ?? '') - at;
  const size = Math.abs(skew);
  return size > noise && size < most ? skew : 0;
}
