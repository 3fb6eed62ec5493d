/** What an answer said of the time. */
export interface HeardTime {
  /** The `Date` of the answer. */
  readonly text: string | null;
  /** When it came, by this machine's clock: milliseconds since 1970. */
  readonly at: number;
}

/** What is within this many milliseconds may be the way that the answer took, and the rounding to a second. */
const noise = 3_000;
/** Beyond that it is not believed: who answers should not be able to get a proof for another day. */
const most = 900_000;

/** Milliseconds that this machine's clock is behind that of the proxy; 0 where that is little, too much, or not known. */
export function findClockSkew({ text, at }: HeardTime): number {
  // It is rounded down to the second.
  const skew = Date.parse(text ?? '') + 500 - at;
  const size = Math.abs(skew);
  return size > noise && size < most ? skew : 0;
}
