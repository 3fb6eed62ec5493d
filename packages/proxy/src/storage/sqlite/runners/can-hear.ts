import { longestPause } from './longest-pause.js';

export interface HearingOptions {
  /** Milliseconds of the epoch, by the clock of the store. */
  readonly now: number;
  /** The beats of the process that asks; undefined where others took it for gone. */
  readonly self: { readonly beat: number; readonly steadySince: number } | undefined;
}

/** Milliseconds after such a pause in which every living process beats at least twice. */
const recovery = 15_000;

/**
 * Whether a process can tell that another one is silent. Not after a pause of its own, which may have been
 * one of all: of a machine that slept, or of a clock that was set. A process that has just started can.
 */
export function canHear({ now, self }: HearingOptions): boolean {
  if (self === undefined || now - self.beat > longestPause) return false;
  return now - self.steadySince > recovery;
}
