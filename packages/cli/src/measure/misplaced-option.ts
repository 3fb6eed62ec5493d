import type { ToolDefinition } from '@nanda/protocol';
import { findProperty, shapeOf } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import { toolWord } from '../execution/tool-word.js';

export interface MisplacedOptionOptions {
  readonly tool: ToolDefinition;
  /** What has to be typed to mean the tool. */
  readonly typed: string;
  /** What is typed before its name. */
  readonly invocation: string;
}

/** The mistake of saying after the tool's name how often it is called; undefined where no such option stands there. */
export function misplacedOption(
  words: readonly string[],
  { tool, typed, invocation }: MisplacedOptionOptions,
): CliError | undefined {
  const shape = shapeOf(tool.inputSchema, tool.inputSchema);
  const index = words.findIndex((word) => {
    const match = /^(?:-n|--(requests|concurrency|duration|warmup))(?:=|$)/.exec(word);
    const name = match?.[1];
    return match !== null && (name === undefined || findProperty(name, shape) === undefined);
  });
  const word = words[index];
  if (word === undefined) return undefined;
  const [option = ''] = word.split('=');
  const value = word.includes('=') ? '' : ` ${words[index + 1] ?? '…'}`;
  return new CliError('USAGE_ERROR', `Put ${option} before the tool's name.`, {
    hint: `${invocation} ${word}${value} ${toolWord(typed)} [arguments]`,
  });
}
