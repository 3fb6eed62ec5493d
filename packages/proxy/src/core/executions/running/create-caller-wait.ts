import type { BorrowedSession } from '../../connections/borrowed-session.js';
import type { CallClock } from './call-clock.js';

export interface CallerWaitOptions {
  readonly clock: Pick<CallClock, 'pause' | 'resume'>;
  readonly borrowed: Pick<BorrowedSession, 'pause' | 'resume'>;
}

/** The times in which a call waits for its caller: its own stands still, and others may have its place. */
export interface CallerWait {
  /** Whether there was any: then how long the call took says nothing of the service. */
  readonly hasWaited: boolean;
  during<Value>(work: () => Promise<Value>): Promise<Value>;
}

export function createCallerWait({ clock, borrowed }: CallerWaitOptions): CallerWait {
  let waiting = 0;
  let hasWaited = false;
  return {
    get hasWaited() {
      return hasWaited;
    },
    async during(work) {
      waiting += 1;
      hasWaited = true;
      if (waiting === 1) {
        clock.pause();
        borrowed.pause();
      }
      try {
        return await work();
      } finally {
        waiting -= 1;
        if (waiting === 0) {
          borrowed.resume();
          clock.resume();
        }
      }
    },
  };
}
