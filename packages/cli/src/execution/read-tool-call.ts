import type { ToolDefinition } from '@nanda/protocol';
import { parseToolArguments } from '../arguments/parse-tool-arguments.js';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { OptionValues } from '../options/option-table.js';
import { readLeadingOptions } from '../options/read-leading-options.js';
import { misplacedConnection, namesConnection } from './misplaced-connection.js';
import { readSource } from './read-source.js';
import { lateToolOptions } from './tool-options.js';

export interface ReadToolCallOptions {
  readonly tool: ToolDefinition;
  readonly io: CommandLineIo;
  /** What is typed before the tool's name. */
  readonly invocation: string;
  /** The tool's name as it was typed. */
  readonly typed: string;
  /** Whether the command has the option `-c`. */
  readonly takesConnection: boolean;
}

export interface ToolCall {
  readonly parameters: Record<string, unknown>;
  /** Our own options that stood among the tool's arguments. */
  readonly late: OptionValues<typeof lateToolOptions>;
}

/** Reads what stands after a tool's name. @throws CliError `INVALID_PARAMETERS` with every problem */
export async function readToolCall(
  words: readonly string[],
  { tool, io, invocation, typed, takesConnection }: ReadToolCallOptions,
): Promise<ToolCall> {
  const { parameters, problems, foreign } = await parseToolArguments(words, {
    schema: tool.inputSchema,
    readSource: (source) => readSource(source, io),
    foreign: (option) => {
      if (takesConnection && namesConnection(option)) return 'value';
      const name = option.slice(2) as keyof typeof lateToolOptions;
      if (!Object.hasOwn(lateToolOptions, name)) return undefined;
      return lateToolOptions[name].kind === 'flag' ? 'flag' : 'value';
    },
  });
  if (takesConnection && foreign.some(namesConnection)) {
    throw misplacedConnection({ invocation, tool: typed, words: foreign });
  }
  if (problems.length > 0) {
    const [first = ''] = problems;
    const message =
      problems.length === 1
        ? `${tool.name} was not called: ${first}`
        : [`${tool.name} was not called:`, ...problems].join('\n');
    throw new CliError('INVALID_PARAMETERS', message, {
      details: { tool: tool.name, problems },
      hint: `See its parameters: ${invocation} ${typed} --help`,
    });
  }
  const { values } = readLeadingOptions(foreign, { options: lateToolOptions });
  return { parameters, late: values };
}
