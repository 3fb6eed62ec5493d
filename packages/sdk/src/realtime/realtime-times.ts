/** Milliseconds. */
export interface RealtimeTimes {
  /** From the begin of an attempt to the proxy's `welcome`: longer counts as blocked. */
  readonly welcome: number;
  /** Until a subscription, or the resuming of one, is answered: longer counts as blocked, too. */
  readonly answer: number;
  /** Between two pings; two that are not answered end the socket. */
  readonly ping: number;
  /** Until a socket is tried again that failed while server-sent events come through: first, and at most. */
  readonly blocked: number;
  readonly longestBlocked: number;
}

export const realtimeTimes: RealtimeTimes = {
  welcome: 10_000,
  answer: 10_000,
  ping: 30_000,
  blocked: 60_000,
  longestBlocked: 30 * 60_000,
};
