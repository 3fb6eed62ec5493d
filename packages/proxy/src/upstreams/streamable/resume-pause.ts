export interface ResumePauseFacts {
  /** Tries in a row that brought no new event. */
  readonly fruitless: number;
  /** Times in a row that the stream was taken up and brought no message, new events or not. */
  readonly silent: number;
  /** Milliseconds that the service asks for. */
  readonly retry?: number | undefined;
  /** From 0 to 1. */
  readonly random: number;
}

const maximumFruitless = 5;
const firstPause = 100;
const maximumOwnPause = 5000;
const maximumPause = 30_000;

/**
 * Milliseconds to wait before a broken stream is taken up again; undefined where it is not worth another try.
 *
 * The first try comes when the service says, or at once; from then on pauses double, in whole as well as in the part
 * that is left to chance. A service may end the stream with an event and nothing else as often as it likes.
 */
export function resumePause({
  fruitless,
  silent,
  retry = 0,
  random,
}: ResumePauseFacts): number | undefined {
  if (fruitless >= maximumFruitless) return undefined;
  const times = Math.max(fruitless, silent);
  const doubled = times === 0 ? 0 : firstPause * 2 ** Math.min(times - 1, 10);
  const own = Math.min(doubled, maximumOwnPause) * (1 - random / 2);
  return Math.min(Math.max(retry, own), maximumPause);
}
