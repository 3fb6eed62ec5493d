import { useEffect, useState } from 'react';

/** {@link useClock}'s options. */
export interface UseClockOptions {
  /** No timer runs, and nothing renders, while this is false. */
  isTicking: boolean;
  /** Milliseconds between two ticks. */
  interval: number;
}

/** The time of `performance.now()`, renewed at every tick; between two spans of ticking it stands still. */
export function useClock({ isTicking, interval }: UseClockOptions): number {
  const [time, setTime] = useState(() => performance.now());
  useEffect(() => {
    if (!isTicking) return undefined;
    const timer = setInterval(() => setTime(performance.now()), interval);
    return () => clearInterval(timer);
  }, [isTicking, interval]);
  return time;
}
