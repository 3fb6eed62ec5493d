import type { ToolDefinition } from '@nanda/protocol';
import { parseToolArguments, shapeOf } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo, TextSource } from '../io/command-line-io.js';
import type { OptionValues } from '../options/option-table.js';
import { splitJsonFields } from '../options/split-json-fields.js';
import { readLeadingOptions } from '../options/read-leading-options.js';
import { misplacedConnection, namesConnection } from './misplaced-connection.js';
import { readSource } from './read-source.js';
import { lateOption } from './late-option.js';
import { lateToolOptions } from './tool-options.js';
import { toolHelpCommand } from './tool-help-command.js';
import { toolWord } from './tool-word.js';

export interface ReadToolCallOptions {
  readonly tool: ToolDefinition;
  readonly io: CommandLineIo;
  /** What is typed before the tool's name. */
  readonly invocation: string;
  /** What has to be typed to mean the tool. */
  readonly typed: string;
  /** Whether the command has the option `-c`. */
  readonly takesConnection: boolean;
  /** What `--args` was given before the tool's name. */
  readonly args?: string | undefined;
  /** Whether the schema decides what may be sent. @default true */
  readonly validates?: boolean | undefined;
  /** Whether nothing is going to be sent: then a call that is wrong can be shown too. @default false */
  readonly isDryRun?: boolean | undefined;
}

export interface ToolCall {
  readonly parameters: Record<string, unknown>;
  /** Our own options that stood among the tool's arguments. */
  readonly late: OptionValues<typeof lateToolOptions>;
  /** Why it may not be sent. Only of a dry run. */
  readonly refusal?: CliError;
}

/** Reads what stands after a tool's name. @throws CliError `INVALID_PARAMETERS` with every problem */
export async function readToolCall(
  words: readonly string[],
  {
    tool,
    io,
    invocation,
    typed,
    takesConnection,
    args,
    validates = true,
    isDryRun = false,
  }: ReadToolCallOptions,
): Promise<ToolCall> {
  // Standard input can be read once.
  let input: Promise<string> | undefined;
  let parsed = await parse(validates);
  const { foreign } = parsed;
  if (takesConnection && foreign.some(namesConnection)) {
    throw misplacedConnection({ invocation, tool: typed, words: foreign });
  }
  const { values: late } = readLeadingOptions(splitJsonFields(foreign), {
    options: lateToolOptions,
  });
  if (validates && late['no-validate'] === true) parsed = await parse(false);

  const { parameters, needsCheck, isMissing } = parsed;
  const problems = [...parsed.problems];
  if (needsCheck) {
    const { describeFaults } = await import('./describe-faults.js');
    problems.push(...describeFaults(parameters, { schema: tool.inputSchema }));
  }
  if (problems.length === 0) return { parameters, late };
  const isShown = isDryRun || late['dry-run'] === true;
  const refusal = refuse(problems, { isMissing, isShown });
  if (isShown) return { parameters, late, refusal };
  throw refusal;

  function parse(strictly: boolean) {
    return parseToolArguments(words, {
      schema: tool.inputSchema,
      args,
      validates: strictly,
      readSource: (source) =>
        source === '-' ? (input ??= readSource('-', io)) : readSource(source, io),
      foreign: (option, next) =>
        takesConnection && namesConnection(option) ? 'value' : lateOption(option, next),
    });
  }

  function refuse(
    all: readonly string[],
    facts: { readonly isMissing: boolean; readonly isShown: boolean },
  ): CliError {
    const [first = ''] = all;
    const intro = `${tool.name} was not called:`;
    const message = all.length === 1 ? `${intro} ${first}` : [intro, ...all].join('\n');
    // Nobody is asked to guess that input is only read where that is said.
    const isPiped = facts.isMissing && input === undefined && hasInput(io.stdin);
    // Where the tool has a --help of its own, ours is another command.
    const hasHelp = Object.hasOwn(shapeOf(tool.inputSchema, tool.inputSchema).properties, 'help');
    const help = hasHelp
      ? toolHelpCommand(typed, { invocation })
      : `${invocation} ${toolWord(typed)} --help`;
    const see = isPiped
      ? 'What is piped in is read where - stands as an argument. See its parameters'
      : 'See its parameters';
    return new CliError('INVALID_PARAMETERS', message, {
      details: { tool: tool.name, problems: all, ...(facts.isShown && { parameters }) },
      hint: `${see}: ${help}`,
    });
  }
}

/** Whether something may be piped in: neither somebody's terminal nor the nothing that a service is started with. */
function hasInput(stdin: TextSource): boolean {
  if (stdin.isTTY === true) return false;
  const { fd } = stdin as { readonly fd?: number };
  if (fd === undefined) return true;
  // Not imported: nobody else on this way needs it.
  return !process.getBuiltinModule('node:fs').fstatSync(fd).isCharacterDevice();
}
