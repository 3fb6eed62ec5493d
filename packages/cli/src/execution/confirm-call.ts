import type { ToolDefinition } from '@nanda/protocol';
import { fitWidth, sanitizeLine } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { Output } from '../output/output.js';
import { askYes } from '../prompts/ask-yes.js';
import { canAsk } from '../prompts/can-ask.js';
import { toolWord } from './tool-word.js';

export interface ConfirmCallOptions {
  readonly tool: ToolDefinition;
  /** What the connection is called. */
  readonly connection: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What is typed before the tool's name. */
  readonly invocation: string;
  readonly io: CommandLineIo;
  readonly output: Output;
  readonly options: { readonly 'no-input'?: boolean | undefined };
}

/** Arguments that are shown; the rest is counted. */
const most = 8;

/** Asks whether a tool that may destroy something is to be run. @throws CliError `CONFIRMATION_REQUIRED` unless the answer is yes */
export async function confirmCall({
  tool,
  connection,
  parameters,
  invocation,
  io,
  output,
  options,
}: ConfirmCallOptions): Promise<void> {
  const { annotations } = tool;
  const name = sanitizeLine(tool.name);
  const claim =
    annotations?.destructiveHint === true
      ? 'says that it may destroy something'
      : 'does not say that it destroys nothing';
  if (!canAsk({ io, options })) {
    throw new CliError('CONFIRMATION_REQUIRED', `${name} was not run: it ${claim}.`, {
      details: { tool: tool.name, ...(annotations && { annotations }) },
      hint: `Run it all the same: ${invocation} --yes ${sanitizeLine(toolWord(tool.name))} …`,
    });
  }
  const width = (io.stderr.columns || 80) - 1;
  const { bold, cyan } = output.noteStyle;
  output.note(`${bold(name)} on ${sanitizeLine(connection)} ${claim}.`);
  const entries = Object.entries(parameters);
  for (const [parameter, value] of entries.slice(0, most)) {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const label = fitWidth(sanitizeLine(parameter), 24);
    const room = Math.max(8, width - label.length - 4);
    io.stderr.write(`  ${cyan(label)}  ${fitWidth(sanitizeLine(text), room)}\n`);
  }
  if (entries.length > most) output.note(`  and ${entries.length - most} more`);
  if (await askYes(io, { question: 'Run it?' })) return;
  throw new CliError('CONFIRMATION_REQUIRED', `${name} was not run.`);
}
