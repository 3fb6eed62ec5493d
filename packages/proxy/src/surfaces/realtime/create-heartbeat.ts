/** Finds out that nobody is at the other end any more. */
export interface Heartbeat {
  /** The other end has answered. */
  answered(): void;
  /** Lets go of the timer. */
  stop(): void;
}

/** Pings in a row that may stay without an answer. */
const maxMissed = 2;

export function createHeartbeat({
  interval,
  canAnswer,
  ping,
  onLost,
}: {
  /** Milliseconds. */
  readonly interval: number;
  /** Whether an answer could be read at all: a socket that is not read is not dead. */
  readonly canAnswer: () => boolean;
  readonly ping: () => void;
  readonly onLost: () => void;
}): Heartbeat {
  let missed = 0;
  const timer = setInterval(() => {
    if (!canAnswer()) return;
    if (missed >= maxMissed) {
      clearInterval(timer);
      onLost();
      return;
    }
    missed += 1;
    ping();
  }, interval);
  timer.unref();
  return {
    answered() {
      missed = 0;
    },
    stop() {
      clearInterval(timer);
    },
  };
}
