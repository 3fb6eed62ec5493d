import type { TerminalHold } from '../desk/terminal-hold.js';

/** {@link takeBackAfterStop}'s argument. */
export interface TakeBackAfterStopOptions {
  hold: Pick<TerminalHold, 'isLent' | 'lend'>;
  /** Where the signals come. Default: the process. */
  signals?: {
    on(name: 'SIGCONT', listener: () => void): unknown;
    off(name: 'SIGCONT', listener: () => void): unknown;
  };
}

/**
 * Takes the terminal anew when the process goes on after a stop from outside, such as `kill -STOP` and the shell's `fg`. A
 * shell that had the terminal meanwhile has written on the screen, and has turned off that a paste comes as one: without
 * this a paste of two lines would run the first. While a program is lent the terminal, it is that one's.
 *
 * Gives the function that stops it.
 */
export function takeBackAfterStop({
  hold,
  signals = process,
}: TakeBackAfterStopOptions): () => void {
  function listener(): void {
    if (hold.isLent) return;
    // Lent to nobody: what it gives up and takes back is all that there is to set.
    void hold.lend(async () => undefined);
  }

  signals.on('SIGCONT', listener);
  return () => void signals.off('SIGCONT', listener);
}
