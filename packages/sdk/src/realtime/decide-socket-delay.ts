import { reconnectDelay } from '../events/reconnect-delay.js';
import type { RealtimeTimes } from './realtime-times.js';

/**
 * Milliseconds until a socket is tried again. One that brings nothing while server-sent events come through is
 * blocked by something in between, which rarely changes; else the proxy is away, and will be back.
 *
 * @param failures sockets in a row that brought nothing, this one counted
 */
export function decideSocketDelay(
  failures: number,
  {
    isStreamOpen,
    times: { blocked, longestBlocked },
    random = Math.random,
  }: {
    readonly isStreamOpen: boolean;
    readonly times: Pick<RealtimeTimes, 'blocked' | 'longestBlocked'>;
    readonly random?: () => number;
  },
): number {
  if (failures === 0 || !isStreamOpen) return reconnectDelay(Math.max(0, failures - 1), { random });
  const doublings = Math.max(0, failures - 2);
  return Math.min(blocked * 2 ** doublings, longestBlocked) * (1 - random() * 0.25);
}
