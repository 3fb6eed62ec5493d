/** Lets so many pass at once, and so many a second from then on. */
export interface TokenBucket {
  /** Whether one more may pass now. */
  take(): boolean;
}

export function createTokenBucket({
  rate,
  burst,
  now = () => performance.now(),
}: {
  /** A second. */
  readonly rate: number;
  readonly burst: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
}): TokenBucket {
  let tokens = burst;
  let filledAt = now();
  return {
    take() {
      const time = now();
      tokens = Math.min(burst, tokens + ((time - filledAt) * rate) / 1000);
      filledAt = time;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
