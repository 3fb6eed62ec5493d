import type { ReconnectionScheduler } from '@modelcontextprotocol/client';

export interface ReconnectionPace {
  readonly schedule: ReconnectionScheduler;
  /** A request got its answer: the service is well. */
  reset(): void;
}

/** The delay that the SDK is to ask for where the service names none: the pace is kept here. */
export const unnamedDelay = 1;

const idleDelay = 1000;
const resumeDelay = 100;
const maximumDelay = 30_000;

/**
 * When a stream that ended is asked for again.
 *
 * One that a request waits for is taken up at once, or when the service says, and with growing pauses where it ends
 * again and again. The one for everything else is asked for less and less often: some services accept it and end it,
 * for ever.
 */
export function createReconnectionPace({
  isResuming,
}: {
  /** Whether a request waits for the stream. */
  isResuming: () => boolean;
}): ReconnectionPace {
  let resumes = 0;
  let idleReconnects = 0;
  return {
    reset: () => {
      resumes = 0;
    },
    schedule: (reconnect, delay) => {
      let own: number;
      if (isResuming()) {
        own = resumes === 0 ? 0 : resumeDelay * 2 ** Math.min(resumes, 10);
        resumes += 1;
      } else {
        own = idleDelay * 2 ** Math.min(idleReconnects, 10);
        idleReconnects += 1;
      }
      const timer = setTimeout(reconnect, Math.min(Math.max(delay, own), maximumDelay)).unref();
      return () => clearTimeout(timer);
    },
  };
}
