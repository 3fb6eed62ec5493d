import type { ToolDefinition, ToolResult } from '@nanda/protocol';
import type { BorrowedSession } from '../../connections/borrowed-session.js';
import type { CallClock } from './call-clock.js';
import { createCallerWait } from './create-caller-wait.js';
import type { LiveExecution } from './live-execution.js';
import { repeatCall } from './repeat-call.js';
import type { ReplayBudget } from './replay-budget.js';
import { toCallFailure } from './to-call-failure.js';

export interface RunCallOptions {
  readonly tool: ToolDefinition;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** See `UpstreamCallRequest.headers`. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
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
  return repeatCall(
    execution,
    {
      ...options,
      annotations: options.tool.annotations,
      // An answer that is only taken up was asked for by somebody who is gone.
      wanted: options.resumeAt === undefined ? options.retries : 0,
    },
    (borrowed, retries) => callOnce(execution, { ...options, borrowed, retries }),
  );
}

interface Attempt extends Omit<RunCallOptions, 'retries'> {
  /** 1 where this attempt is one more than the caller asked for. */
  readonly retries: number;
}

/** One attempt over one session, which is given back whatever comes of it. */
async function callOnce(
  execution: LiveExecution,
  { tool, parameters, headers, clock, borrowed, resumeAt, retries }: Attempt,
): Promise<ToolResult> {
  const startedAt = performance.now();
  const wait = createCallerWait({ clock, borrowed });
  try {
    const result = await borrowed.session.callTool({
      tool,
      parameters,
      headers,
      signal: clock.signal,
      ...(resumeAt !== undefined && { resumeAt }),
      onProgress(progress) {
        clock.progressed();
        execution.progressed(progress);
      },
      onLog: execution.logged,
      onPosition: execution.reached,
      onInput: (request) => wait.during(() => execution.asked(request)),
    });
    // How long somebody took to answer says nothing of the service.
    const latency = wait.hasWaited ? undefined : performance.now() - startedAt;
    borrowed.release({
      kind: 'succeeded',
      retries,
      ...(latency !== undefined && { latency }),
    });
    return result;
  } catch (error) {
    const failure = toCallFailure(error, clock.signal);
    const kind = failure.code === 'CANCELLED' ? 'cancelled' : 'failed';
    const hasOwnAccess = headers !== undefined;
    borrowed.release({ kind, retries, error: failure, hasOwnAccess });
    throw failure;
  }
}
