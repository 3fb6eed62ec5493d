/** Milliseconds between two beats of one process: after more it was stopped or asleep, or the clock was set. */
export const longestPause = 10_000;
