/** Shows on standard error how a call gets on. Has to be stopped. */
export interface ProgressDisplay {
  update(progress: {
    readonly progress: number;
    readonly total?: number | undefined;
    readonly message?: string | undefined;
  }): void;
  /** A line that stays: a log message of the service. */
  line(text: string): void;
  /** Lines that stay, as they are, but for what a terminal must not be shown. */
  block(text: string): void;
  /** Takes the live line away and lets go of the timers. */
  stop(): void;
}
