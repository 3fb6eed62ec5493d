/** Milliseconds that running calls have to end by themselves when a proxy is asked to end. */
export const drainLimit = 30_000;
