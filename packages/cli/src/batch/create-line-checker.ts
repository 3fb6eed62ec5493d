import { describeFaults, parseToolArguments } from '@nanda/terminal';
import type { CommandContext } from '../commands/command.js';
import { type ResolvedConnection, resolveConnection } from '../connections/resolve-connection.js';
import { CliError } from '../errors/cli-error.js';
import { locateTool, type LocatedTool } from '../execution/locate-tool.js';
import { needsConfirmation } from '../execution/needs-confirmation.js';
import { readSource } from '../execution/read-source.js';
import type { BadLine, BatchCall } from './batch-call.js';
import { parseLine } from './parse-line.js';

export interface PlacedLine {
  readonly text: string;
  readonly index: number;
  /** From 1. */
  readonly line: number;
}

/** Makes a call of a line, or says what is wrong with it. */
export type CheckLine = (line: PlacedLine) => Promise<BatchCall | BadLine>;

/** Different tools of one batch whose schemas are kept. */
const mostTools = 1000;

/**
 * A checker that looks up each tool once. It rejects with CliError `CONFIRMATION_REQUIRED` for a tool that may destroy
 * something, where that was not confirmed.
 *
 * `connection`: where the lines do not say it.
 */
export function createLineChecker(
  context: Omit<CommandContext, 'options'>,
  {
    connection: usual,
    isConfirmed,
  }: {
    readonly connection: string | undefined;
    /** Whether tools that may destroy something are called as well. */
    readonly isConfirmed: boolean;
  },
): CheckLine {
  const located = new Map<string, Promise<LocatedTool>>();
  let chosen: Promise<ResolvedConnection> | undefined;

  function locate(typed: string, connection: string | undefined): Promise<LocatedTool> {
    const key = JSON.stringify([connection, typed]);
    const known = located.get(key);
    if (known !== undefined) return known;
    const found = find(typed, connection);
    found.catch(() => undefined);
    if (located.size >= mostTools) located.clear();
    located.set(key, found);
    return found;
  }

  async function find(typed: string, connection: string | undefined): Promise<LocatedTool> {
    const on = (name: string | undefined) =>
      locateTool(context, {
        typed,
        connection: name,
        words: [],
        invocation: `${context.program} exec`,
      });
    if (connection !== undefined) return on(connection);
    // Which one is meant where nothing is said is looked up, and told, once for all lines.
    const usually = async () => {
      chosen ??= resolveConnection(context, { named: usual });
      return on((await chosen).id);
    };
    if (!typed.includes('/')) return usually();
    return on(undefined).catch((error: unknown) => {
      if (!(error instanceof CliError) || !error.code.endsWith('_NOT_FOUND')) throw error;
      return usually().catch(() => Promise.reject(error));
    });
  }

  return async ({ text, index, line }) => {
    const parsed = parseLine(text);
    if ('problem' in parsed) return { index, line, problems: [parsed.problem] };
    const { id, connection, tool: typed, words } = parsed.call;
    const place = { index, line, ...(id !== undefined && { id }) };
    try {
      const { tool, connection: on, words: written } = await locate(typed, connection);
      const read = await parseToolArguments([...written, ...words], {
        schema: tool.inputSchema,
        readSource: (source) => {
          if (source === '-') throw new Error('a line has no standard input of its own');
          return readSource(source, context.io);
        },
      });
      const { parameters } = read;
      const problems = read.needsCheck
        ? [...read.problems, ...describeFaults(parameters, { schema: tool.inputSchema })]
        : read.problems;
      if (problems.length > 0) return { ...place, problems };
      if (!isConfirmed && needsConfirmation(tool, context.io.env)) {
        throw unconfirmed(tool.name, line);
      }
      return { ...place, connectionId: on.id, toolName: tool.name, parameters };
    } catch (error) {
      const isLocal =
        error instanceof CliError &&
        (error.code.endsWith('_NOT_FOUND') || error.code === 'USAGE_ERROR');
      if (!isLocal) throw error;
      return { ...place, problems: [error.message, ...(error.hint ? [error.hint] : [])] };
    }
  };
}

function unconfirmed(tool: string, line: number): CliError {
  return new CliError(
    'CONFIRMATION_REQUIRED',
    `Line ${line} calls ${tool}, which may destroy something.`,
    { details: { tool, line }, hint: 'Call it all the same: --yes' },
  );
}
