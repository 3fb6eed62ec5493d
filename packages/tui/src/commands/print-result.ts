import type { ContentBlock, ToolResult } from '@nanda/sdk';
import { sanitizeLine } from '@nanda/terminal';
import { CommandError } from '../session/command-error.js';
import { formatResult } from '../session/format-result.js';
import type { CommandContext } from './command-context.js';
import { printLong } from './print-long.js';

/** {@link printResult}'s second argument. */
export interface PrintResultOptions {
  tool: string;
  /** Blocks that were printed before the end. */
  printed?: readonly ContentBlock[];
  context: Pick<CommandContext, 'print' | 'hint' | 'face' | 'readState'>;
}

/** Prints what a tool has answered. @throws {CommandError} where that says that the tool failed */
export function printResult(
  result: ToolResult,
  { tool, printed = [], context }: PrintResultOptions,
): void {
  const isShown = printed.every(
    (block, index) => JSON.stringify(block) === JSON.stringify(result.content[index]),
  );
  const content = isShown ? result.content.slice(printed.length) : result.content;
  if (printed.length === 0) printLong(formatResult(result), context);
  else if (content.length > 0) printLong(formatResult({ content }), context);
  if (result.isError !== true) return;
  throw new CommandError(`${sanitizeLine(tool)} says that it failed`, {
    hint: `tools: ${sanitizeLine(tool)}, to see what it takes`,
    exitCode: 5,
  });
}
