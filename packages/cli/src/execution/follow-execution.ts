import type {
  CancelledEvent,
  ErrorEvent,
  ExecutionEvent,
  InputRequiredEvent,
  ResultEvent,
  ToolAuth,
  ToolExecutionOptions,
} from '@nanda/protocol';
import { defaults } from '@nanda/protocol/facts';
import type { ProxyClient } from '../client/create-proxy-client.js';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';

export interface FollowExecutionOptions {
  readonly client: ProxyClient;
  readonly io: CommandLineIo;
  readonly connectionId: string;
  readonly toolName: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** How the call is made. @default as the proxy does */
  readonly options?: ToolExecutionOptions | undefined;
  /** What the tool itself wants, for this call alone. */
  readonly auth?: ToolAuth | undefined;
  /** An execution that was begun before: it is followed from its first event, and nothing is called. */
  readonly executionId?: string | undefined;
  /** Asked what is to be done when the tool asks for something: follow it on, leave it alone, or cancel it. */
  readonly onInput: (event: InputRequiredEvent) => Promise<'go-on' | 'leave' | 'cancel'>;
  readonly onEvent: (event: ExecutionEvent) => Promise<void> | void;
  /** Called when the user asks to stop, before the upstream is told. */
  readonly onInterrupt: () => void;
}

/** What a call is followed to: its last event, or that it waits for its caller. */
export type ExecutionEnd = ResultEvent | ErrorEvent | CancelledEvent | InputRequiredEvent;

/** Milliseconds that a cancelled execution has to say so, and one that may not have begun to say that it has. */
const cancelPatience = 3000;
const beginPatience = 1000;

/**
 * Calls a tool and follows its events to the last one. The first Ctrl-C cancels the execution where
 * it runs and waits for the word of that; the second one ends the process at once. A proxy does not begin what its
 * caller no longer waits for: one that has not begun by then will not begin.
 *
 * @throws CliError `CANCELLED` when the user has stopped it and no last event came in time.
 */
export async function followExecution({
  client,
  io,
  connectionId,
  toolName,
  parameters,
  options,
  auth,
  executionId: begun,
  onInput,
  onEvent,
  onInterrupt,
}: FollowExecutionOptions): Promise<ExecutionEnd> {
  const giveUp = new AbortController();
  let executionId = begun;
  let isInterrupted = false;
  let isReaderGone = false;
  let patience: NodeJS.Timeout | undefined;

  const cancel = (id: string) =>
    // The last event tells how it went; a proxy that is gone ends the stream by itself.
    void client
      .call('executions.cancel', { params: { executionId: id }, timeout: cancelPatience })
      .catch(() => giveUp.abort());
  const interrupt = () => {
    isInterrupted = true;
    const isBegun = executionId !== undefined;
    patience = setTimeout(() => giveUp.abort(), isBegun ? cancelPatience : beginPatience);
    if (executionId !== undefined) cancel(executionId);
  };
  const release = io.onStopRequest(() => {
    if (isInterrupted) return io.exit(130);
    onInterrupt();
    interrupt();
  });
  // Nobody will see the result, and nobody needs to be told of it.
  const releaseReader = io.onReaderGone?.(() => {
    isReaderGone = true;
    if (!isInterrupted) interrupt();
  });

  try {
    // The proxy ends a call that takes too long; this is for a proxy that has gone dumb.
    const waiting = { timeout: defaults.maxCallTimeout + 30_000, signal: giveUp.signal };
    const events = await (begun === undefined
      ? client.stream('executions.stream', {
          params: { connectionId, toolName },
          body: {
            parameters,
            ...(auth !== undefined && { auth }),
            ...(options !== undefined && { options }),
          },
          ...waiting,
        })
      : client.stream('executions.events', { params: { executionId: begun }, ...waiting }));
    for await (const event of events) {
      if (executionId === undefined) {
        executionId = event.executionId;
        if (isInterrupted) {
          clearTimeout(patience);
          patience = setTimeout(() => giveUp.abort(), cancelPatience);
          cancel(executionId);
        }
      }
      if (!isReaderGone) await onEvent(event);
      if (event.type === 'input_required') {
        const next = await onInput(event);
        if (next === 'leave') return event;
        if (next === 'cancel') {
          onInterrupt();
          interrupt();
        }
      }
      if (event.type === 'result' || event.type === 'error' || event.type === 'cancelled') {
        return event;
      }
    }
    throw new CliError('UPSTREAM_LOST', 'The proxy ended the stream before the result came.', {
      hint: 'It may have been stopped: nanda proxy logs. Whether the tool has run is not known.',
    });
  } catch (error) {
    if (!isInterrupted) throw asLost(error);
    // One with a key is begun all the same: somebody may ask for it again.
    const isUnbegun = executionId === undefined && giveUp.signal.aborted;
    const message =
      isUnbegun && options?.idempotencyKey === undefined
        ? 'Cancelled before the tool was called.'
        : 'Cancelled; the service has not confirmed it.';
    throw new CliError('CANCELLED', message, { cause: error });
  } finally {
    clearTimeout(patience);
    release();
    releaseReader?.();
    if (isReaderGone) io.exit(0);
  }
}

/** A stream that breaks off in the middle comes as the socket's own error, or as a proxy that is not there any more. */
function asLost(error: unknown): unknown {
  const code = error instanceof CliError ? error.details?.['cause'] : codeOf(error);
  const isSent = /^(?:ECONNRESET|EPIPE|ETIMEDOUT)$/.test(String(code));
  if (error instanceof CliError ? !isSent : code === undefined) return error;
  return new CliError('UPSTREAM_LOST', `The stream of the proxy broke off (${String(code)}).`, {
    hint: 'It may have been stopped: nanda proxy logs. Whether the tool has run is not known.',
    cause: error,
  });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
