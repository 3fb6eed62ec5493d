/** How far something is, by the one who does it. */
export interface ProgressStep {
  readonly progress: number;
  readonly total?: number | undefined;
  /** Untrusted. */
  readonly message?: string | undefined;
}

/** Shows on standard error how a call gets on. Has to be stopped. */
export interface ProgressDisplay {
  update(step: ProgressStep): void;
  /** A line that stays: a log message of the service. */
  line(text: string): void;
  /** Takes what is live away while something else is written. */
  pause(): void;
  /** The same until the returned function is called: somebody is asked something. */
  hold(): () => void;
  /** Takes what is live away and lets go of the timers. */
  stop(): void;
}
