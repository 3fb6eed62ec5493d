/** A request of the client's that waits for its answer. */
export interface UnderWay {
  /** Aborted when the answer is not wanted any more. */
  readonly signal: AbortSignal;
  /** Has to be called when it is on its way, or will not be: what came after it goes then. */
  readonly onSent: () => void;
}
