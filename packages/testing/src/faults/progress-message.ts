import type { FaultExchange } from './fault-exchange.js';

/** A sign of life for a call: a progress notification where it asked for those, else a log message. */
export function progressMessage(
  { progressToken }: FaultExchange,
  progress: number,
): Record<string, unknown> {
  if (progressToken !== undefined) {
    return { method: 'notifications/progress', params: { progressToken, progress } };
  }
  return { method: 'notifications/message', params: { level: 'info', data: { progress } } };
}
