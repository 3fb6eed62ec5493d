import type { NandaError } from '../nanda-error.js';
import type { BorrowedSession, CallOutcome } from './borrowed-session.js';
import { judgeFailure, type Judgement } from './circuit/judge-failure.js';
import type { BulkheadPlace } from './gates/create-bulkhead.js';
import type { UpstreamGate } from './gates/create-upstream-gates.js';
import type { LineInUse } from './lines/line.js';
import type { LiveConnection } from './live-connection.js';
import type { UpstreamSession } from './upstream-connector.js';

/** A line that is lent, and who is told of its use. */
export interface LentLine {
  readonly inUse: LineInUse;
  began(): void;
  ended(outcome: CallOutcome): void;
}

/** What is lent for one call. */
export interface Lent {
  readonly session: UpstreamSession;
  /** What the borrower gets of it. @default the session itself */
  readonly shown?: UpstreamSession;
  readonly gate: UpstreamGate;
  readonly place: BulkheadPlace;
  /** Where it is lent to an MCP client. */
  readonly line?: LentLine | undefined;
}

/**
 * Hands a session out for one call, and takes note of how it goes.
 *
 * @throws NandaError CIRCUIT_OPEN
 */
export function lendSession(
  live: LiveConnection,
  { session, shown = session, gate, place, line }: Lent,
): BorrowedSession {
  const permit = gate.circuit.admit();
  let state: 'running' | 'parked' | 'released' = 'running';
  live.calls.begin();
  line?.began();

  function judge({ kind, error }: CallOutcome): Judgement {
    if (kind === 'succeeded') return 'answered';
    if (kind !== 'failed') return 'unknown';
    if (error?.code === 'UPSTREAM_LOST' && isGone()) return judgeLoss(error);
    return judgeFailure(error);
  }

  function isGone(): boolean {
    return (line === undefined ? live.session : line.inUse.line.session) !== session;
  }

  /** One loss is one failure, however many calls it cost. */
  function judgeLoss({ retryable }: NandaError): Judgement {
    // What was certainly not accepted met a session that the service had forgotten: it may be well.
    if (retryable === true || live.countedLosses.has(session)) return 'unknown';
    live.countedLosses.add(session);
    return 'failed';
  }

  return {
    session: shown,
    ...(line !== undefined && { line: line.inUse }),
    connectionId: live.stored.id,
    serviceId: live.stored.serviceId,
    endpoint: gate.name,
    tools: live.tools,
    evmauth: live.wallet,
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
      line?.ended(outcome);
      const { kind, error, hasOwnAccess = false } = outcome;
      if (kind === 'failed' && error !== undefined && !hasOwnAccess) live.care?.failed(error);
      if (judgement === 'answered') live.lastPing = live.lastUsed;
      if (outcome.kind === 'unused' || outcome.kind === 'cached') return;
      if (live.session === session) live.care?.heartbeat.used(judgement);
    },
  };
}
