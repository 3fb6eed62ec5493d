import type { ToolDefinition } from '@nanda/protocol';
import type { CommandContext } from '../commands/command.js';
import type { ResolvedConnection } from '../connections/resolve-connection.js';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { OptionValues } from '../options/option-table.js';
import { createOutput } from '../output/create-output.js';
import type { OutputFile } from '../output/open-output-file.js';
import type { Output } from '../output/output.js';
import { readOutputOptions } from '../output/read-output-options.js';
import { locateTool } from './locate-tool.js';
import { needsConfirmation } from './needs-confirmation.js';
import { readToolCall } from './read-tool-call.js';
import type { toolOptions } from './tool-options.js';

export interface PrepareCallOptions {
  /** `tool`, or `connection/tool`. */
  readonly tool: string | undefined;
  readonly connection: string | undefined;
  /** What stands after the tool's name. */
  readonly words: readonly string[];
  /** What is typed before the tool's name. */
  readonly invocation: string;
  /** Whether the file of an `--output` is written as the events come. */
  readonly asItComes: boolean;
}

/** A call that can be made. */
export interface PreparedCall {
  readonly connection: ResolvedConnection;
  readonly tool: ToolDefinition;
  readonly parameters: Record<string, unknown>;
  /** Our options, wherever they stood. */
  readonly options: OptionValues<typeof toolOptions>;
  readonly output: Output;
  readonly io: CommandLineIo;
  /** The file of an `--output` that stood after the tool's name. Has to be closed, or discarded. */
  readonly file: OutputFile | undefined;
  /** Why it would not be sent. Only of a dry run. */
  readonly refusal: CliError | undefined;
}

/**
 * Finds the tool, reads its arguments, and asks whether it may run where that has to be asked. Nothing has been called
 * when this rejects.
 *
 * @throws CliError
 */
export async function prepareCall(
  context: CommandContext<typeof toolOptions>,
  { tool: typed, connection: named, words, invocation, asItComes }: PrepareCallOptions,
): Promise<PreparedCall> {
  if (typed === undefined) {
    throw new CliError('USAGE_ERROR', `Which tool? ${invocation} <tool> [arguments]`, {
      hint: `See what there is: ${context.program} tools`,
    });
  }
  const located = await locateTool(context, {
    typed,
    connection: named,
    words,
    invocation,
    async letIn(refused, connection) {
      const { letIn } = await import('../authorizing/let-in.js');
      // What stands after the tool's name is read once the tool is known.
      const isSilent = context.options['no-input'] === true || words.includes('--no-input');
      const { output } = context;
      await letIn(refused, { context, connection, output, typed: { 'no-input': isSilent } });
    },
  });
  const { tool, connection } = located;
  const { args, 'no-validate': isUnchecked, 'dry-run': isDryRun } = context.options;
  const { parameters, late, refusal } = await readToolCall(located.words, {
    tool,
    io: context.io,
    invocation,
    typed: located.name,
    takesConnection: context.program === 'nanda',
    args,
    validates: isUnchecked !== true,
    isDryRun,
  });
  const options = { ...context.options, ...late };
  const file =
    late.output === undefined
      ? undefined
      : await (
          await import('../output/open-output-file.js')
        ).openOutputFile(context.io, late.output, { asItComes });
  const io = file?.io ?? context.io;
  const wanted = readOutputOptions(options, io);
  const output = await createOutput(io, wanted);
  const call = { connection, tool, parameters, options, output, io, file, refusal };
  if (options['dry-run']) return call;
  const chooses = wanted.fields !== undefined || wanted.select !== undefined;
  if (wanted.format === 'json' && chooses && !asItComes) {
    (await import('./check-choice.js')).checkChoice(wanted);
  }

  if (options.save !== undefined) {
    const { openMediaDirectory } = await import('../results/open-media-directory.js');
    await openMediaDirectory({ directory: options.save, cwd: io.cwd });
  }
  if (!options.yes && needsConfirmation(tool, io.env)) {
    const { confirmCall } = await import('./confirm-call.js');
    await confirmCall({ ...call, connection: connection.label, invocation });
  }
  return call;
}
