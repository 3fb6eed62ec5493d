import type { ConnectionHealthReport } from '@nanda/protocol';
import type { LiveConnection } from '../live-connection.js';

/** A tenth of recent calls. */
const tolerableErrors = 0.1;

/** How a connection is, right after it was looked at. */
export function reportHealth(
  live: LiveConnection,
  { isAnswered }: { readonly isAnswered: boolean },
): ConnectionHealthReport {
  const { calls, gate } = live;
  const circuit = gate?.circuit.state ?? 'closed';
  const retryAfterMs = gate?.circuit.retryAfterMs ?? 0;
  const isWell = calls.errorRate < tolerableErrors && circuit === 'closed';
  const isAtRest = live.state === 'disconnected' && live.failure === undefined;
  const reason = reasonOf(live, isAnswered);
  return {
    connectionId: live.stored.id,
    state: live.state,
    status: isAnswered ? (isWell ? 'healthy' : 'degraded') : isAtRest ? 'idle' : 'unhealthy',
    lastPing: live.lastPing?.toISOString() ?? null,
    latency: live.roundTrips.describe(),
    errorRate: calls.errorRate,
    consecutiveFailures: calls.failuresInARow,
    circuit: { state: circuit, ...(circuit === 'open' && { retryAfterMs }) },
    ...(live.state === 'reconnecting' && { reconnect: nextAttempt(live) }),
    ...(reason !== undefined && { reason }),
  };
}

function nextAttempt({ opening, attempts }: LiveConnection) {
  const nextAt = opening?.nextAt;
  return nextAt === undefined
    ? // It is being made, or waits for its turn.
      { attempt: Math.max(1, attempts), nextAt: new Date().toISOString() }
    : { attempt: attempts + 1, nextAt: nextAt.toISOString() };
}

function reasonOf(
  { session, failure, reason }: LiveConnection,
  isAnswered: boolean,
): string | undefined {
  if (session === undefined) return failure?.message ?? reason;
  return isAnswered ? undefined : 'It did not answer a ping just now.';
}
