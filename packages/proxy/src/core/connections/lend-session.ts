import type { NandaError } from '../nanda-error.js';
import type { BorrowedSession, CallOutcome } from './borrowed-session.js';
import { judgeFailure, type Judgement } from './circuit/judge-failure.js';
import type { BulkheadPlace } from './gates/create-bulkhead.js';
import type { UpstreamGate } from './gates/create-upstream-gates.js';
import type { LiveConnection } from './live-connection.js';
import type { UpstreamSession } from './upstream-connector.js';

/**
 * Hands a session out for one call, and takes note of how it goes.
 *
 * @throws NandaError CIRCUIT_OPEN
 */
export function lendSession(
  live: LiveConnection,
  {
    session,
    gate,
    place,
  }: {
    readonly session: UpstreamSession;
    readonly gate: UpstreamGate;
    readonly place: BulkheadPlace;
  },
): BorrowedSession {
  const permit = gate.circuit.admit();
  let state: 'running' | 'parked' | 'released' = 'running';
  live.calls.begin();

  function judge({ kind, error }: CallOutcome): Judgement {
    if (kind === 'succeeded') return 'answered';
    if (kind !== 'failed') return 'unknown';
    if (error?.code === 'UPSTREAM_LOST' && live.session !== session) return judgeLoss(error);
    return judgeFailure(error);
  }

  /** One loss is one failure, however many calls it cost. */
  function judgeLoss({ retryable }: NandaError): Judgement {
    // What was certainly not accepted met a session that the service had forgotten: it may be well.
    if (retryable === true || live.countedLoss === session) return 'unknown';
    live.countedLoss = session;
    return 'failed';
  }

  return {
    session,
    connectionId: live.stored.id,
    serviceId: live.stored.serviceId,
    endpoint: gate.name,
    tools: live.tools,
    pause() {
      if (state !== 'running') return;
      state = 'parked';
      live.calls.park();
      place.pause();
      // Whoever asks lives. What comes after a long wait says nothing of the time before it.
      if (gate.circuit.state !== 'closed') permit.end('alive');
    },
    resume() {
      if (state !== 'parked') return;
      state = 'running';
      live.calls.unpark();
      place.resume();
    },
    release(outcome) {
      if (state === 'released') return;
      if (state === 'parked') live.calls.unpark();
      state = 'released';
      live.calls.end(outcome);
      live.lastUsed = new Date();
      const judgement = judge(outcome);
      permit.end(judgement);
      place.leave();
      if (judgement === 'answered') live.lastPing = live.lastUsed;
      if (outcome.kind === 'unused' || outcome.kind === 'cached') return;
      if (live.session === session) live.care?.heartbeat.used(judgement);
    },
  };
}
