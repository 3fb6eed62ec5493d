import type { ContentBlock, ExecutionEvent, ResultEvent } from '@nanda/protocol';
import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { hintFor } from '../errors/hint-for.js';
import { inOptionWords } from '../errors/in-option-words.js';
import { mayBeRefusal } from '../evmauth/may-be-refusal.js';
import { reportError } from '../output/report-error.js';
import { plainTextOf } from '../results/plain-text-of.js';
import {
  type ExecutionEnd,
  followExecution,
  type FollowExecutionOptions,
} from './follow-execution.js';
import { prepareCall, type PreparedCall, type PrepareCallOptions } from './prepare-call.js';
import { readCallOptions } from './read-call-options.js';
import { stopOnInterrupt } from './stop-on-interrupt.js';
import type { toolOptions } from './tool-options.js';

export interface RunToolOptions extends Omit<PrepareCallOptions, 'asItComes'> {
  /** `stream` shows events as they come, `result` the end of it. */
  readonly shows: 'stream' | 'result';
}

/** Calls a tool as the command line says, shows what comes, and gives the exit code. */
export async function runTool(
  context: CommandContext<typeof toolOptions>,
  { shows, ...typed }: RunToolOptions,
): Promise<number> {
  const asItComes = shows === 'stream';
  const call = await stopOnInterrupt(context.io, () =>
    prepareCall(context, { ...typed, asItComes }),
  );
  try {
    const code = await run(context, call, shows);
    await call.file?.close();
    return code;
  } catch (error) {
    await call.file?.discard();
    throw error;
  }
}

async function run(
  context: CommandContext<typeof toolOptions>,
  { connection, tool, parameters, options, output, io, refusal }: PreparedCall,
  shows: RunToolOptions['shows'],
): Promise<number> {
  const { format } = output;
  const isStream = shows === 'stream';
  // Then standard output has every event, and the last one is the result.
  const isEvents = isStream && (format === 'json' || format === 'jsonl');
  const callOptions = readCallOptions(options);
  const request = { connectionId: connection.id, toolName: tool.name, parameters };
  if (options['dry-run']) {
    // For a program there is one document: the refusal has the parameters in it.
    if (refusal !== undefined && output.json) throw refusal;
    output.document({ ...request, ...(callOptions && { options: callOptions }) });
    if (refusal !== undefined) throw refusal;
    return 0;
  }
  // What has been told to a person on standard error is on standard output already, as data.
  const told = () => ({ output: { ...output, json: false }, io });
  const partial: ContentBlock[] = [];
  /** It may be no result, but a question for a proof. */
  const isUndecided = (event: ExecutionEvent): event is ResultEvent =>
    event.type === 'result' && options['no-sign'] !== true && mayBeRefusal(event.result);

  const display =
    isStream || io.stderr.isTTY === true
      ? (await import('./create-progress-display.js')).createProgressDisplay({
          io,
          style: output.noteStyle,
          label: tool.name,
          writesLines: isStream && !isEvents,
          isLive: !isEvents || io.stdout.isTTY !== true,
          shape: isStream ? 'card' : 'line',
        })
      : undefined;
  const note = (text: string) => (display === undefined ? output.note(text) : display.line(text));
  try {
    const client = await context.client();
    const follow = (
      changes?: Pick<FollowExecutionOptions, 'auth' | 'options'>,
    ): Promise<ExecutionEnd> =>
      followExecution({
        ...request,
        client,
        io,
        options: callOptions,
        ...changes,
        onInput: async (event) => {
          const { handleInput } = await import('../inbox/handle-input.js');
          const asked = { context, io, output, options, connection, toolName: tool.name };
          const release = display?.hold();
          return handleInput(event, { ...asked, isStream, isEvents }).finally(release);
        },
        onEvent: show,
        onInterrupt: () => note('Cancelling…  (Ctrl-C again to leave at once)'),
      });
    let end = await follow().catch(letIn);
    if (end.type === 'error' && !isEvents) end = await letIn(errorOf(end), end);
    if (isUndecided(end)) {
      const { answerRefusal } = await import('../evmauth/answer-refusal.js');
      const call = { ...request, label: connection.label, options: callOptions };
      const circumstances = { context, typed: options, output, display, note, follow };
      end = await answerRefusal(end, { ...call, ...circumstances });
      // Not shown when it came.
      if (isEvents && isUndecided(end)) output.document(end, { oneLine: true, isLenient: true });
    }
    display?.stop();
    if (end.type === 'result') return await finish(end);
    if (end.type === 'input_required') {
      const { leaveWaiting } = await import('./leave-waiting.js');
      const { connectionId, toolName } = request;
      const waiting = { context, output, connectionId, toolName, connection: connection.label };
      return await leaveWaiting(end, waiting);
    }
    const error = errorOf(end);
    if (!isEvents) throw error;
    return reportError(error, told());

    /** Where a service wants to be agreed to again, it is asked for, and the call made once more. */
    async function letIn(error: unknown, refused?: ExecutionEnd): Promise<ExecutionEnd> {
      const isRefusal = error instanceof CliError && error.code === 'SERVICE_AUTH_REQUIRED';
      if (isRefusal && !isEvents) {
        const { letInAnew } = await import('../authorizing/let-in-anew.js');
        const call = { connection, options: callOptions, follow };
        return letInAnew(error, { ...call, context, typed: options, output, display });
      }
      if (refused === undefined) throw error;
      return refused;
    }
  } finally {
    display?.stop();
  }

  async function show(event: ExecutionEvent): Promise<void> {
    if (isUndecided(event)) return;
    if (event.type === 'progress') display?.update(event);
    if (!isStream) return;
    if (isEvents) output.document(event, { oneLine: true, isLenient: true });
    else if (event.type === 'log') display?.line(formatLog(event));
    else if (event.type === 'partial' && !output.json && format !== 'raw') {
      const { showPartial } = await import('../results/show-partial.js');
      display?.pause();
      showPartial(event.content, output);
      partial.push(...event.content);
    }
  }

  async function finish({ result, metadata, executionId }: ResultEvent): Promise<number> {
    const isError = result.isError === true;
    const envelope = {
      requestId: executionId,
      connectionId: connection.id,
      toolName: tool.name,
      status: isError ? 'error' : 'success',
      result,
    };
    const isJson = format === 'json' && !isEvents;
    if (options.save === undefined && !isError) {
      if (isJson) {
        output.document({ ...envelope, metadata });
        return 0;
      }
      const text = format === 'text' && io.stdout.isTTY !== true ? plainTextOf(result) : undefined;
      if (text !== undefined && partial.length === 0) {
        if (text !== '') output.print(text);
        return 0;
      }
    }
    // Whatever is more than that is loaded for those who need it.
    const { presentResult } = await import('../results/present-result.js');
    return presentResult(
      { envelope, metadata, partial },
      { io, output, directory: options.save, isPaged: !options['no-pager'], isEvents },
    );
  }
}

function errorOf(end: Extract<ExecutionEnd, { type: 'error' | 'cancelled' }>): CliError {
  const isCancelled = end.type === 'cancelled';
  const code = isCancelled ? 'CANCELLED' : end.error.code;
  const message = isCancelled
    ? 'Cancelled; the service was told.'
    : inOptionWords(end.error.message);
  const { details, retryable } = end.error;
  return new CliError(code, message, { details, retryable, hint: hintFor(code) });
}

function formatLog(event: ExecutionEvent & { type: 'log' }): string {
  const data = typeof event.data === 'string' ? event.data : JSON.stringify(event.data);
  return [event.level, event.logger, data].filter((part) => part).join(': ');
}
