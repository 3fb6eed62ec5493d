export interface ReopenPauseFacts {
  /** Times in a row that the stream was of no use. */
  readonly useless: number;
  /** Milliseconds that the service asks for. */
  readonly retry?: number | undefined;
  /** From 0 to 1. */
  readonly random: number;
}

const firstPause = 1000;
const maximumPause = 120_000;

/**
 * Milliseconds to wait before a stream of announcements is asked for again. Nobody waits for it, and some services take
 * such a stream and end it at once, for ever.
 */
export function reopenPause({ useless, retry = 0, random }: ReopenPauseFacts): number {
  const own = Math.min(firstPause * 2 ** Math.min(useless, 10), maximumPause) * (1 - random / 2);
  return Math.min(Math.max(retry, own), maximumPause);
}
