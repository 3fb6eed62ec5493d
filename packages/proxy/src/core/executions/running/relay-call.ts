import type { BorrowedSession } from '../../connections/borrowed-session.js';
import { sendOverLine } from '../../connections/lines/send-over-line.js';
import type { UpstreamRelayRequest } from '../../connections/upstream-connector.js';
import type { McpAnswer, McpNotification } from '../../mcp-message.js';
import type { RelayedCall } from '../relayed-call.js';
import type { CallClock } from './call-clock.js';
import { createCallerWait, type CallerWait } from './create-caller-wait.js';
import { createClientQuestions } from './create-client-questions.js';
import type { Parking } from './create-parking.js';
import type { LiveExecution } from './live-execution.js';
import { readLog, readProgress } from './read-notification.js';
import { refusalOf } from './refusal-of.js';
import { repeatCall } from './repeat-call.js';
import type { ReplayBudget } from './replay-budget.js';
import { toCallFailure } from './to-call-failure.js';

export interface RelayCallOptions {
  readonly call: RelayedCall;
  readonly clock: CallClock;
  /** The line to begin with. */
  readonly borrowed: BorrowedSession;
  /** Another one, for when the call is sent again. */
  readonly borrow: (signal: AbortSignal) => Promise<BorrowedSession>;
  readonly budget: ReplayBudget;
  readonly parking: Parking;
  /** Milliseconds that a question of the tool waits for its client. */
  readonly inputTimeout: number;
}

/**
 * Hands a call of an MCP client on, and tells the execution what the client is told. Sent again only where it was certainly not
 * accepted because its session is gone: anything else the client is told as it is.
 *
 * @throws NandaError where there is no answer of the service
 */
export async function relayCall(
  execution: LiveExecution,
  options: RelayCallOptions,
): Promise<McpAnswer> {
  return repeatCall(
    execution,
    { ...options, wanted: undefined, mayMend: ({ code }) => code === 'UPSTREAM_LOST' },
    (borrowed, retries) => relayOnce(execution, { ...options, borrowed, retries }),
  );
}

/** One attempt over one line, which is given back whatever comes of it. */
async function relayOnce(
  execution: LiveExecution,
  options: RelayCallOptions & { readonly retries: number },
): Promise<McpAnswer> {
  const { call, clock, borrowed, retries } = options;
  const startedAt = performance.now();
  const wait = createCallerWait({ clock, borrowed });
  try {
    const answer = await sendOverLine(
      {
        method: 'tools/call',
        params: call.params,
        wantsProgress: call.wantsProgress,
        logLevel: call.logLevel,
        headers: call.headers,
        credentials: call.credentials,
        takesInputRequired: call.takesInputRequired,
        signal: clock.signal,
        onNotification(notification) {
          note(execution, notification, clock);
          call.onNotification(notification);
        },
        onRequest: askClient(options, wait),
      },
      borrowed,
      call.line,
    );
    if ('error' in answer) {
      const error = refusalOf(answer.error, { of: `"${call.toolName}"` });
      borrowed.release({ kind: 'failed', retries, error });
      return answer;
    }
    const latency = wait.hasWaited ? undefined : performance.now() - startedAt;
    borrowed.release({
      kind: 'succeeded',
      retries,
      ...(latency !== undefined && { latency }),
    });
    return answer;
  } catch (error) {
    const failure = toCallFailure(error, clock.signal);
    const kind = failure.code === 'CANCELLED' ? 'cancelled' : 'failed';
    const hasOwnAccess = call.credentials !== undefined;
    borrowed.release({ kind, retries, error: failure, hasOwnAccess });
    throw failure;
  }
}

function askClient(
  { call: { onRequest, connectionId }, parking, inputTimeout }: RelayCallOptions,
  wait: CallerWait,
): UpstreamRelayRequest['onRequest'] {
  if (onRequest === undefined) return undefined;
  return createClientQuestions({
    ask: onRequest,
    wait,
    parking,
    connectionId,
    timeout: inputTimeout,
  });
}

/** What the client is told raw is told to everybody else who follows the execution as well. */
function note(
  execution: Pick<LiveExecution, 'progressed' | 'logged'>,
  { method, params }: McpNotification,
  clock: Pick<CallClock, 'progressed'>,
): void {
  if (method === 'notifications/progress') {
    clock.progressed();
    const progress = readProgress(params);
    if (progress !== undefined) execution.progressed(progress);
  } else if (method === 'notifications/message') {
    const log = readLog(params);
    if (log !== undefined) execution.logged(log);
  }
}
