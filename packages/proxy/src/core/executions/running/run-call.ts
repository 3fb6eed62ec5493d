import type { ToolDefinition, ToolResult } from '@nanda/protocol';
import { defaults } from '@nanda/protocol/facts';
import type { BorrowedSession } from '../../connections/borrowed-session.js';
import { NandaError } from '../../nanda-error.js';
import type { CallClock } from './call-clock.js';
import { decideReplay } from './decide-replay.js';
import type { LiveExecution } from './live-execution.js';
import { pauseFor } from './pause-for.js';
import type { ReplayBudget } from './replay-budget.js';

export interface RunCallOptions {
  readonly tool: ToolDefinition;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly clock: CallClock;
  /** The session to begin with. */
  readonly borrowed: BorrowedSession;
  /** Another one, for when the call is sent again. */
  readonly borrow: (signal: AbortSignal) => Promise<BorrowedSession>;
  /** See `ToolExecutionOptions.retries`. */
  readonly retries: number | undefined;
  readonly budget: ReplayBudget;
  /** See `UpstreamCallRequest.resumeAt`. */
  readonly resumeAt?: string | undefined;
}

/**
 * Calls a tool, again where that is right, and tells the execution what happens meanwhile.
 *
 * @throws NandaError
 */
export async function runCall(
  execution: LiveExecution,
  options: RunCallOptions,
): Promise<ToolResult> {
  const { tool, clock, budget } = options;
  const { signal } = clock;
  let { borrowed } = options;
  budget.called();
  for (let replays = 0; ; replays += 1) {
    try {
      return await callOnce(execution, { ...options, borrowed, retries: Math.min(replays, 1) });
    } catch (error) {
      const failure = asNandaError(error, signal);
      const decision = decideReplay({
        failure,
        annotations: tool.annotations,
        replays,
        // An answer that is only taken up was asked for by somebody who is gone.
        wanted: options.resumeAt === undefined ? options.retries : 0,
        usual: defaults.callRetries,
        isAffordable: budget.isAffordable,
        timeLeft: clock.left,
        random: Math.random(),
      });
      if (!decision.isReplayed || signal.aborted || execution.isSuspended) throw failure;
      if (decision.isBudgeted) budget.replayed();
      execution.retried(failure.message);
      await pauseFor(decision.pause, { signal });
      borrowed = await options.borrow(signal).catch((second: unknown) => {
        throw asNandaError(second, signal);
      });
    }
  }
}

interface Attempt extends Omit<RunCallOptions, 'retries'> {
  /** 1 where this attempt is one more than the caller asked for. */
  readonly retries: number;
}

/** One attempt over one session, which is given back whatever comes of it. */
async function callOnce(
  execution: LiveExecution,
  { tool, parameters, clock, borrowed, resumeAt, retries }: Attempt,
): Promise<ToolResult> {
  const startedAt = performance.now();
  let parked = 0;
  let hasParked = false;
  try {
    const result = await borrowed.session.callTool({
      tool,
      parameters,
      signal: clock.signal,
      ...(resumeAt !== undefined && { resumeAt }),
      onProgress(progress) {
        clock.progressed();
        execution.progressed(progress);
      },
      onLog: execution.logged,
      onPosition: execution.reached,
      async onInput(request) {
        parked += 1;
        hasParked = true;
        if (parked === 1) {
          clock.pause();
          borrowed.pause();
        }
        try {
          return await execution.asked(request);
        } finally {
          parked -= 1;
          if (parked === 0) {
            borrowed.resume();
            clock.resume();
          }
        }
      },
    });
    // How long somebody took to answer says nothing of the service.
    const latency = hasParked ? undefined : performance.now() - startedAt;
    borrowed.release({
      kind: 'succeeded',
      retries,
      ...(latency !== undefined && { latency }),
    });
    return result;
  } catch (error) {
    const failure = asNandaError(error, clock.signal);
    const kind = failure.code === 'CANCELLED' ? 'cancelled' : 'failed';
    borrowed.release({ kind, retries, error: failure });
    throw failure;
  }
}

function asNandaError(error: unknown, signal: AbortSignal): NandaError {
  if (signal.aborted && signal.reason instanceof NandaError) return signal.reason;
  if (error instanceof NandaError) return error;
  return new NandaError('INTERNAL_ERROR', 'The call failed for a reason that was not foreseen.', {
    cause: error,
  });
}
