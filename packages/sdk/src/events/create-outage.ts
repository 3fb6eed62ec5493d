/** The time in which nothing comes over a stream that broke off. */
export interface Outage {
  /** There is a stream again. */
  opened(): void;
  /** Something new came over it. */
  ended(): void;
  /**
   * It broke off, or could not be opened: milliseconds to wait before the next try, or undefined where that
   * was the last one.
   *
   * @param options `isSilent`: it is not known to have worked, for not even a heartbeat came
   */
  broke(options: { readonly delay: number; readonly isSilent: boolean }): number | undefined;
}

/** Whoever waits for the end of a tool call would notice a longer one. */
const longestDelay = 4_000;
/** A stream that was open for so long has worked, even where the tool had nothing to tell. */
const steady = 5_000;

/** @param options `patience`: the longest that it may last, in milliseconds */
export function createOutage({
  patience,
  now = () => performance.now(),
}: {
  readonly patience: number;
  readonly now?: () => number;
}): Outage {
  let since: number | undefined;
  let openSince: number | undefined;
  return {
    opened: () => (openSince = now()),
    ended: () => (since = undefined),
    broke({ delay, isSilent }) {
      const time = now();
      if (!isSilent && openSince !== undefined && time - openSince >= steady) since = undefined;
      openSince = undefined;
      since ??= time;
      const left = since + patience - time;
      return left > 0 ? Math.min(delay, longestDelay, left) : undefined;
    },
  };
}
