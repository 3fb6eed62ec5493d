/** Where another process could take a call up, so that it neither misses nor repeats anything. */
export interface ResumePoint {
  readonly position: string | undefined;
  /** A message of the service came with this position. */
  reached(position: string): void;
  /** What came with the last position asks the caller for something. */
  parked(): void;
  /** Nothing is asked any more. */
  unparked(): void;
  /** The call is sent anew: what was reached before belongs to an attempt that is over. */
  restarted(): void;
}

/**
 * A question has to be asked again by whoever takes the call up, since only its own process can answer
 * it: the point stays before it. Once more has come after an open question there is no such point, until
 * the question is answered.
 *
 * @param start where this process itself takes the call up
 */
export function createResumePoint(start?: string): ResumePoint {
  let before: string | undefined;
  let last = start;
  let isParked = false;
  let hasMoved = false;
  return {
    get position() {
      if (!isParked) return last;
      return hasMoved ? undefined : before;
    },
    reached(position) {
      before = last;
      last = position;
      if (isParked) hasMoved = true;
    },
    parked() {
      isParked = true;
    },
    unparked() {
      isParked = false;
      hasMoved = false;
    },
    restarted() {
      before = undefined;
      last = undefined;
    },
  };
}
