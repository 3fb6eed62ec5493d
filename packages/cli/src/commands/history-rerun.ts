import type { Connection } from '@nanda/protocol';
import { findRedacted, oneLine, parseToolArguments, quoteForShell } from '@nanda/terminal';
import { connectionLabel } from '../connections/connection-label.js';
import { resolveConnection } from '../connections/resolve-connection.js';
import { CliError } from '../errors/cli-error.js';
import { connectionWords } from '../execution/connection-words.js';
import { findTool } from '../execution/find-tool.js';
import { lateOption } from '../execution/late-option.js';
import { readSource } from '../execution/read-source.js';
import { runTool } from '../execution/run-tool.js';
import { toolOptions } from '../execution/tool-options.js';
import { findExecution } from '../history/find-execution.js';
import { usageError } from '../options/usage-error.js';
import type { CommandContext } from './command.js';
import { defineCommand } from './define-command.js';
import { historyArgument } from './history-argument.js';

// All of them are there already.
const { args: _, ...options } = toolOptions;

type Context = CommandContext<typeof options>;

export const historyRerun = defineCommand({
  summary: 'Make a call again, with the same arguments or some others.',
  arguments: [
    historyArgument,
    {
      name: 'arguments',
      summary: 'Of the tool, in the place of those before: name=value, …',
      many: true,
    },
  ],
  examples: [
    { line: 'history rerun 1', does: 'the first row of the last history' },
    { line: 'history rerun 1 b=5', does: 'with another b' },
    { line: 'history rerun -c staging 1', does: 'on another connection' },
    { line: 'history rerun 1 --dry-run', does: 'only says what it would call' },
  ],
  options,
  stopAfter: 1,
  async run(context) {
    const { io, output, positionals, program, rest } = context;
    const [typed] = positionals;
    if (typed === undefined) throw usageError(`Which one? See what was called: ${program} history`);
    const { toolName, parameters: before = {}, ...call } = await findExecution(typed, context);
    const client = await context.client();
    const connection = await findConnection(call, context);
    const tool = await findTool(toolName, { client, connection, program, onNotice: output.note });
    const { parameters, problems, foreign } = await parseToolArguments(
      [JSON.stringify(before), ...rest],
      {
        schema: tool.inputSchema,
        readSource: (source) => readSource(source, io),
        foreign: lateOption,
      },
    );
    const missing = findRedacted(parameters);
    if (missing.length > 0) {
      const example = missing.map((path) => `${path}=…`).join(' ');
      throw new CliError(
        'INVALID_PARAMETERS',
        `${toolName} was not called again: ${missing.join(' and ')} looked like a secret, and was not kept.`,
        {
          details: { tool: toolName, redacted: missing },
          hint: `Say it once more: ${program} history rerun ${typed} ${quoteForShell(example)}`,
        },
      );
    }
    const words =
      problems.length > 0
        ? [JSON.stringify(before), ...rest]
        : [JSON.stringify(parameters), ...foreign];
    if (problems.length === 0) {
      const label = output.cleanNote(oneLine(connection.label, 64));
      const said = output.cleanNote(oneLine(JSON.stringify(parameters), 200));
      output.note(
        output.noteStyle.dim(`Calling ${output.cleanNote(toolName)} on @${label}: ${said}`),
      );
    }
    return runTool(context as unknown as CommandContext<typeof toolOptions>, {
      shows: 'result',
      tool: toolName,
      connection: connection.id,
      words,
      invocation: [program, 'exec', ...connectionWords(connection.label)].join(' '),
    });
  },
});

/** The connection that was called, or that was named; where it is closed, the only other one with its service. */
async function findConnection(
  { connectionId, serviceId }: { readonly connectionId: string; readonly serviceId: string },
  context: Context,
) {
  const named = context.options.connection;
  if (named !== undefined) return resolveConnection(context, { named });
  const client = await context.client();
  const { data } = await client.call<Connection[]>('connections.list');
  const same = data.find(({ id }) => id === connectionId);
  const [other, ...others] = data.filter((one) => one.serviceId === serviceId);
  const found = same ?? (others.length === 0 ? other : undefined);
  if (found !== undefined) return { id: found.id, label: connectionLabel(found) };
  throw new CliError('CONNECTION_NOT_FOUND', 'The connection that was called is closed.', {
    details: { connection: connectionId, serviceId },
    hint: `Name another one: ${context.program} history rerun -c <connection> …`,
  });
}
