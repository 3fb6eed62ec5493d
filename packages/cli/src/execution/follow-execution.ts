import type {
  CancelledEvent,
  ErrorEvent,
  ExecutionEvent,
  InputRequiredEvent,
  ResultEvent,
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
  /** Milliseconds without progress. @default the proxy's */
  readonly timeout?: number | undefined;
  /** Whether it is left alone when the tool asks for something; else that is an event like the others. */
  readonly stopsAtInput: boolean;
  readonly onEvent: (event: ExecutionEvent) => Promise<void> | void;
  /** Called when the user asks to stop, before the upstream is told. */
  readonly onInterrupt: () => void;
}

/** What a call is followed to: its last event, or that it waits for its caller. */
export type ExecutionEnd = ResultEvent | ErrorEvent | CancelledEvent | InputRequiredEvent;

/** Milliseconds that a cancelled execution has to say so. */
const cancelPatience = 3000;

/**
 * Calls a tool and follows its events to the last one. The first Ctrl-C cancels the execution where
 * it runs and waits for the word of that; the second one ends the process at once.
 *
 * @throws CliError `CANCELLED` when the user has stopped it and no last event came in time.
 */
export async function followExecution({
  client,
  io,
  connectionId,
  toolName,
  parameters,
  timeout,
  stopsAtInput,
  onEvent,
  onInterrupt,
}: FollowExecutionOptions): Promise<ExecutionEnd> {
  const giveUp = new AbortController();
  let executionId: string | undefined;
  let isInterrupted = false;
  let patience: NodeJS.Timeout | undefined;

  const cancel = (id: string) =>
    // The last event tells how it went; a proxy that is gone ends the stream by itself.
    void client
      .call('executions.cancel', { params: { executionId: id }, timeout: cancelPatience })
      .catch(() => giveUp.abort());
  const release = io.onStopRequest(() => {
    if (isInterrupted) {
      io.exit(130);
      return;
    }
    isInterrupted = true;
    onInterrupt();
    patience = setTimeout(() => giveUp.abort(), cancelPatience);
    if (executionId !== undefined) cancel(executionId);
  });

  try {
    const events = await client.stream('executions.stream', {
      params: { connectionId, toolName },
      body: { parameters, ...(timeout !== undefined && { options: { timeout } }) },
      // The proxy ends a call that takes too long; this is for a proxy that has gone dumb.
      timeout: defaults.maxCallTimeout + 30_000,
      signal: giveUp.signal,
    });
    for await (const event of events) {
      if (executionId === undefined) {
        executionId = event.executionId;
        if (isInterrupted) cancel(executionId);
      }
      await onEvent(event);
      if (event.type === 'input_required' && stopsAtInput) return event;
      if (event.type === 'result' || event.type === 'error' || event.type === 'cancelled') {
        return event;
      }
    }
    throw new CliError('UPSTREAM_LOST', 'The proxy ended the stream before the result came.', {
      hint: 'It may have been stopped: nanda proxy logs. Whether the tool has run is not known.',
    });
  } catch (error) {
    if (!isInterrupted) throw asLost(error);
    throw new CliError('CANCELLED', 'Cancelled; the service has not confirmed it.', {
      cause: error,
    });
  } finally {
    clearTimeout(patience);
    release();
  }
}

/** A stream that breaks off in the middle comes as the socket's own error. */
function asLost(error: unknown): unknown {
  if (error instanceof CliError || !(error instanceof Error) || !('code' in error)) return error;
  return new CliError(
    'UPSTREAM_LOST',
    `The stream of the proxy broke off (${String(error.code)}).`,
    {
      hint: 'It may have been stopped: nanda proxy logs. Whether the tool has run is not known.',
      cause: error,
    },
  );
}
