import type { NandaError } from '../../nanda-error.js';
import { withDeadline } from '../../with-deadline.js';
import type { Circuit, CircuitPermit } from '../circuit/create-circuit.js';
import { judgeFailure, type Judgement } from '../circuit/judge-failure.js';
import { connectionErrors } from '../connection-errors.js';
import { toNandaError } from '../to-nanda-error.js';
import { untilAborted } from '../../until-aborted.js';
import { pingInterval } from './ping-interval.js';

export interface HeartbeatOptions {
  readonly ping: (signal: AbortSignal) => Promise<void>;
  readonly circuit: Circuit;
  /** Whether a call is under way: a service may be too busy with it to answer anything else. */
  readonly isBusy: () => boolean;
  /** Told of every answer to a ping, with its milliseconds. */
  readonly onAnswer: (latency: number) => void;
  readonly onFailure: () => void;
  /** Two pings in a row failed, and nothing is under way: nobody is there any more. */
  readonly onLost: (error: NandaError) => void;
}

/** Asks a service now and then whether it still lives: often enough to know, and no more than that. */
export interface Heartbeat {
  /** Asks now; callers at the same time share the answer. Whether there was one. Never rejects. */
  look(): Promise<boolean>;
  /** A call has ended: an answer is as good as a ping, and a failure of transport is looked into soon. */
  used(judgement: Judgement): void;
  stop(): void;
}

/** Milliseconds that one ping may take. */
const timeout = 5000;
/** Failures in a row that are enough. */
const enough = 2;
/** Milliseconds until it is looked again whether the service is still busy, or still left alone. */
const soon = 5000;

export function createHeartbeat(options: HeartbeatOptions): Heartbeat {
  const { circuit } = options;
  const stopping = new AbortController();
  let failures = 0;
  let usedAt = performance.now();
  let answeredAt = usedAt;
  let failedAt = usedAt;
  let isSuspect = false;
  let looking: Promise<boolean> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let armedFor = 0;

  /** Milliseconds until it is time to ask. */
  function dueIn(): number {
    const interval = pingInterval({ isSuspect, idleFor: answeredAt - usedAt });
    return (isSuspect ? failedAt : answeredAt) + interval - performance.now();
  }

  function arm(milliseconds: number): void {
    clearTimeout(timer);
    if (stopping.signal.aborted) return;
    armedFor = performance.now() + milliseconds;
    timer = setTimeout(beat, milliseconds);
    timer.unref();
  }

  function beat(): void {
    const due = dueIn();
    if (due > 0) return arm(due);
    if (options.isBusy()) return arm(soon);
    const permit = admit();
    if (permit === undefined) return arm(Math.max(soon, circuit.retryAfterMs));
    void look(permit);
  }

  function admit(): CircuitPermit | undefined {
    try {
      return circuit.admit();
    } catch {
      return undefined;
    }
  }

  function look(permit: CircuitPermit | undefined): Promise<boolean> {
    looking ??= ask(permit).finally(() => {
      looking = undefined;
      arm(Math.max(0, dueIn()));
    });
    return looking;
  }

  async function ask(permit: CircuitPermit | undefined): Promise<boolean> {
    const deadline = withDeadline(timeout, {
      signal: stopping.signal,
      reason: () => connectionErrors.noAnswer(timeout),
    });
    const startedAt = performance.now();
    try {
      await untilAborted(options.ping(deadline.signal), deadline.signal);
      return answered(permit, { latency: performance.now() - startedAt });
    } catch (error) {
      if (stopping.signal.aborted) {
        permit?.end('unknown');
        return false;
      }
      // One that refuses the question is there to refuse it.
      if (judgeFailure(error) === 'answered') {
        return answered(permit, { latency: performance.now() - startedAt });
      }
      return failed(permit, { error });
    } finally {
      deadline.release();
    }
  }

  function hasAnswered(now: number): void {
    failures = 0;
    isSuspect = false;
    answeredAt = now;
  }

  function hasFailed(now: number): void {
    isSuspect = true;
    failedAt = now;
  }

  function answered(
    permit: CircuitPermit | undefined,
    { latency }: { readonly latency: number },
  ): true {
    hasAnswered(performance.now());
    permit?.end('alive');
    options.onAnswer(latency);
    return true;
  }

  function failed(
    permit: CircuitPermit | undefined,
    { error }: { readonly error: unknown },
  ): false {
    failures += 1;
    hasFailed(performance.now());
    permit?.end(judgeFailure(error));
    options.onFailure();
    if (failures >= enough && !options.isBusy()) options.onLost(toNandaError(error));
    return false;
  }

  arm(dueIn());
  return {
    look: () => looking ?? look(admit()),
    used(judgement) {
      usedAt = performance.now();
      if (judgement === 'answered') hasAnswered(usedAt);
      // More of them do not put off the look at the first one.
      if (judgement === 'failed' && !isSuspect) hasFailed(usedAt);
      const due = usedAt + pingInterval({ isSuspect, idleFor: 0 });
      if (armedFor > due) arm(due - usedAt);
    },
    stop() {
      stopping.abort(connectionErrors.sessionEnded());
      clearTimeout(timer);
    },
  };
}
