/** Finds out that nobody is at the other end of a socket any more. */
export interface Heartbeat {
  /** Something has come from the other end. */
  answered(): void;
  /** Lets go of the timer. */
  stop(): void;
}

/** Pings in a row that may stay without an answer. */
const maxMissed = 2;

/** Pings at an interval, and says when two in a row were not answered. */
export function createHeartbeat({
  interval,
  ping,
  onLost,
}: {
  /** Milliseconds. */
  readonly interval: number;
  readonly ping: () => void;
  readonly onLost: () => void;
}): Heartbeat {
  let missed = 0;
  const timer = setInterval(() => {
    if (missed >= maxMissed) {
      clearInterval(timer);
      onLost();
      return;
    }
    missed += 1;
    ping();
  }, interval);
  return {
    answered() {
      missed = 0;
    },
    stop() {
      clearInterval(timer);
    },
  };
}
