import type { ContentBlock, ExecutionMetadata, ToolResult } from '@nanda/protocol';
import { formatStructure, mediaOf } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import { reportError } from '../output/report-error.js';
import { formatResult } from './format-result.js';
import { keepMedia } from './keep-media.js';
import { payloadOf } from './payload-of.js';
import { showResult, type ShowResultOptions } from './show-result.js';

export interface Presented {
  /** What `--json` prints of it. */
  readonly envelope: {
    readonly requestId: string;
    readonly connectionId: string;
    readonly toolName: string;
    readonly status: string;
    readonly result: ToolResult;
  };
  readonly metadata: ExecutionMetadata;
  /** Blocks that were shown before the end. */
  readonly partial: readonly ContentBlock[];
}

export interface PresentResultOptions extends ShowResultOptions {
  /** Whether standard output has had the whole result as the last of its events. */
  readonly isEvents: boolean;
}

/**
 * Shows the result of a call in the way that was asked for, keeps its media where that was, and gives the exit code.
 *
 * @throws CliError `TOOL_ERROR` for a result that is an error, unless it has been shown as an event
 */
export async function presentResult(
  { envelope, metadata, partial }: Presented,
  options: PresentResultOptions,
): Promise<number> {
  const { io, output, isEvents } = options;
  const { result, toolName } = envelope;
  const aside = { output: { ...output, json: false }, io };
  const isKept = isEvents || output.json || result.isError === true;
  const { places, failure } = isKept
    ? await keepMedia(options.directory === undefined ? [] : mediaIn(result), options)
    : { places: new Map<string, string>() };

  if (result.isError === true) {
    const text = formatResult(result, { placeOf: ({ data }) => places.get(data) });
    const message = text === '' ? `${toolName} failed and does not say why.` : text;
    const error = { code: 'TOOL_ERROR', message, retryable: false };
    const document = { ...envelope, error, metadata };
    const failed = new CliError(error.code, message, { document });
    // Thrown: a failure is told on standard output, also where the result was to go to a file.
    if (!isEvents) throw failed;
    return reportError(failed, aside);
  }
  if (output.json && !isEvents) {
    if (output.format === 'json') output.document({ ...envelope, metadata });
    else output.document(payloadOf(result), output.format === 'table' ? { render: table } : {});
  } else if (!isEvents) {
    const isShown = partial.every(
      (block, index) => JSON.stringify(block) === JSON.stringify(result.content[index]),
    );
    const content = isShown ? result.content.slice(partial.length) : result.content;
    const rest = partial.length === 0 ? result : { ...result, content };
    if (partial.length === 0 || content.length > 0) await showResult(rest, options);
  }
  for (const path of places.values()) output.note(`Saved ${output.cleanNote(path)}`);
  if (failure !== undefined) return reportError(failure, aside);
  return 0;

  function table(part: unknown): string {
    const { width, style } = output;
    return formatStructure(part, { width, style });
  }
}

function mediaIn({ content }: ToolResult) {
  return content.flatMap((block) => mediaOf(block) ?? []);
}
