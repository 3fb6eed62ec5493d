import type { ResultEvent } from '@nanda/protocol';
import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { hintFor } from '../errors/hint-for.js';
import { createProgressDisplay } from '../execution/create-progress-display.js';
import { followExecution } from '../execution/follow-execution.js';
import { leaveWaiting } from '../execution/leave-waiting.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { Output } from '../output/output.js';
import { presentResult } from '../results/present-result.js';
import { handleInput } from './handle-input.js';
import { stillWaits } from './still-waits.js';
import type { WaitingRequest } from './waiting-request.js';

export interface FollowAnsweredOptions {
  readonly context: Pick<CommandContext, 'client'>;
  readonly io: CommandLineIo;
  readonly output: Output;
  readonly options: {
    readonly 'no-input'?: boolean | undefined;
    readonly save?: string | undefined;
  };
}

/** Follows a call that was answered to its end, and shows that as exec does. @returns the exit code */
export async function followAnswered(
  {
    executionId,
    connectionId,
    connection,
    toolName,
  }: Pick<WaitingRequest, 'executionId' | 'connectionId' | 'connection' | 'toolName'>,
  { context, io, output, options }: FollowAnsweredOptions,
): Promise<number> {
  const client = await context.client();
  const display = createProgressDisplay({
    io,
    style: output.noteStyle,
    label: toolName,
    writesLines: false,
  });
  const place = { id: connectionId, label: connection };
  try {
    const end = await followExecution({
      client,
      io,
      connectionId,
      toolName,
      parameters: {},
      executionId,
      onEvent: (event) => {
        if (event.type === 'progress') display.update(event);
      },
      onInput: async (event) => {
        // Its events are told from the first one on: most questions have been answered long ago.
        if (!(await stillWaits(event, { client }))) return 'go-on';
        const release = display.hold();
        const asked = { context, io, output, options, connection: place, toolName };
        return handleInput(event, { ...asked, isStream: false, isEvents: false }).finally(release);
      },
      onInterrupt: () => display.line('Cancelling…  (Ctrl-C again to leave at once)'),
    });
    display.stop();
    if (end.type === 'result') return await show(end);
    if (end.type === 'input_required') {
      return await leaveWaiting(end, {
        context: { ...context, io },
        output,
        connectionId,
        connection,
        toolName,
      });
    }
    const isCancelled = end.type === 'cancelled';
    const code = isCancelled ? 'CANCELLED' : end.error.code;
    const message = isCancelled ? 'Cancelled; the service was told.' : end.error.message;
    const { details, retryable } = end.error;
    throw new CliError(code, message, { details, retryable, hint: hintFor(code) });
  } finally {
    display.stop();
  }

  function show({ result, metadata }: ResultEvent): Promise<number> {
    const status = result.isError === true ? 'error' : 'success';
    return presentResult(
      {
        envelope: { requestId: executionId, connectionId, toolName, status, result },
        metadata,
        partial: [],
      },
      { io, output, directory: options.save, isPaged: true, isEvents: false },
    );
  }
}
