import type { ExecutionEvent, ResultEvent } from '@nanda/protocol';
import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { createOutput } from '../output/create-output.js';
import { reportError } from '../output/report-error.js';
import { createProgressDisplay } from './create-progress-display.js';
import { followExecution } from './follow-execution.js';
import { formatResult } from './format-result.js';
import { locateTool } from './locate-tool.js';
import { readToolCall } from './read-tool-call.js';
import { saveMedia } from './save-media.js';
import type { toolOptions } from './tool-options.js';

export interface RunToolOptions {
  /** `stream` shows events as they come, `result` the end of it. */
  readonly shows: 'stream' | 'result';
  /** `tool`, or `connection/tool`. */
  readonly tool: string | undefined;
  readonly connection: string | undefined;
  /** What stands after the tool's name. */
  readonly words: readonly string[];
  /** What is typed before the tool's name. */
  readonly invocation: string;
}

/** Calls a tool as the command line says, shows what comes, and gives the exit code. */
export async function runTool(
  context: CommandContext<typeof toolOptions>,
  { shows, tool: typed, connection: named, words, invocation }: RunToolOptions,
): Promise<number> {
  const { io, options } = context;
  if (typed === undefined) {
    throw new CliError('USAGE_ERROR', `Which tool? ${invocation} <tool> [arguments]`, {
      hint: `See what there is: ${context.program} tools`,
    });
  }
  const { tool, connection } = await locateTool(context, {
    typed,
    connection: named,
    words,
    invocation,
  });
  const { parameters, late } = await readToolCall(
    options.args === undefined ? words : [`--args=${options.args}`, ...words],
    { tool, io, invocation, typed, takesConnection: context.program === 'nanda' },
  );
  const json = late.json ?? context.output.json;
  const output = createOutput(io, { json });
  const timeout = late.timeout ?? options.timeout;
  const directory = late.save ?? options.save;
  const request = { connectionId: connection.id, toolName: tool.name, parameters };
  if (late['dry-run'] ?? options['dry-run']) {
    output.document(request);
    return 0;
  }

  const display = createProgressDisplay({
    io,
    style: output.noteStyle,
    label: tool.name,
    writesLines: shows === 'stream' && !json,
  });
  try {
    const end = await followExecution({
      ...request,
      client: await context.client(),
      io,
      timeout,
      stopsAtInput: shows === 'result',
      onEvent: show,
      onInterrupt: () => display.line('Cancelling…  (Ctrl-C again to leave at once)'),
    });
    display.stop();
    if (end.type === 'result') return await finish(end);
    if (end.type === 'input_required') {
      const { leaveWaiting } = await import('./leave-waiting.js');
      const { connectionId, toolName } = request;
      return await leaveWaiting(end, { context, output, connectionId, toolName });
    }
    const code = end.type === 'cancelled' ? 'CANCELLED' : end.error.code;
    const message =
      end.type === 'cancelled' ? 'Cancelled; the service was told.' : end.error.message;
    const { details, retryable } = end.error;
    const error = new CliError(code, message, { details, retryable });
    if (!json || shows === 'result') throw error;
    // As JSON it has been said: the last event is the document.
    return reportError(error, { output: { ...output, json: false }, io });
  } finally {
    display.stop();
  }

  async function show(event: ExecutionEvent): Promise<void> {
    if (event.type === 'progress') display.update(event);
    if (shows !== 'stream') return;
    if (json) output.document(event, { oneLine: true });
    else if (event.type === 'log') display.line(formatLog(event));
    else if (event.type === 'input_required') {
      const { describeWaiting } = await import('./describe-waiting.js');
      const { executionId } = event;
      const { lines, commands } = await describeWaiting([event], { executionId, context });
      display.block([...lines, 'Answer it with your values:', ...commands].join('\n'));
    }
  }

  async function finish({ result, metadata, executionId }: ResultEvent): Promise<number> {
    const save = directory === undefined ? undefined : { directory, cwd: io.cwd };
    const text = await formatResult(result, {
      save: save && ((media) => saveMedia(media, save)),
    });
    const isError = result.isError === true;
    const error = {
      code: 'TOOL_ERROR',
      message: text === '' ? `${tool.name} failed and does not say why.` : text,
      retryable: false,
    };
    if (json && shows === 'result') {
      output.document({
        requestId: executionId,
        connectionId: connection.id,
        toolName: tool.name,
        status: isError ? 'error' : 'success',
        result,
        ...(isError && { error }),
        metadata,
      });
    } else if (!json && !isError && text !== '') output.print(output.clean(text));
    if (!isError) return 0;
    // As JSON it has been said above, with the whole result.
    return reportError(new CliError(error.code, error.message), {
      output: { ...output, json: false },
      io,
    });
  }
}

function formatLog(event: ExecutionEvent & { type: 'log' }): string {
  const data = typeof event.data === 'string' ? event.data : JSON.stringify(event.data);
  return [event.level, event.logger, data].filter((part) => part).join(': ');
}
