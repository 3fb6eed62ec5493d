import type { ToolDefinition } from '@nanda/protocol';
import type { CommandContext } from '../commands/command.js';
import { type ResolvedConnection, resolveConnection } from '../connections/resolve-connection.js';
import { CliError } from '../errors/cli-error.js';
import { findTool } from './find-tool.js';
import { misplacedConnection, namesConnection } from './misplaced-connection.js';

export interface LocateToolOptions {
  /** `tool`, or `connection/tool`. */
  readonly typed: string;
  readonly connection: string | undefined;
  /** What stands after the tool's name. */
  readonly words: readonly string[];
  /** What is typed before the tool's name. */
  readonly invocation: string;
}

export interface LocatedTool {
  readonly connection: ResolvedConnection;
  readonly tool: ToolDefinition;
}

/** Finds the connection and the tool that a command line means. @throws CliError */
export async function locateTool(
  context: Omit<CommandContext, 'options'>,
  { words, invocation, ...wanted }: LocateToolOptions,
): Promise<LocatedTool> {
  const { typed, connection } = wanted;
  if (typed.trim() === '') {
    throw new CliError('USAGE_ERROR', "The tool's name is empty.", {
      hint: `See what there is: ${context.program} tools`,
    });
  }
  try {
    return await locate(context, wanted);
  } catch (error) {
    // Looked for on the wrong connection, because the right one was named in the wrong place.
    const end = words.indexOf('--');
    const own = end === -1 ? words : words.slice(0, end);
    if (connection !== undefined || !own.some(namesConnection)) throw error;
    throw misplacedConnection({ invocation, tool: typed, words: own });
  }
}

async function locate(
  context: Omit<CommandContext, 'options'>,
  { typed, connection: named }: Pick<LocateToolOptions, 'typed' | 'connection'>,
): Promise<LocatedTool> {
  const slash = typed.indexOf('/');
  const isQualified = named === undefined && slash > 0 && slash < typed.length - 1;
  if (isQualified) {
    try {
      const qualified = await resolveConnection(context, { named: typed.slice(0, slash) });
      return { connection: qualified, tool: await find(qualified, typed.slice(slash + 1)) };
    } catch (error) {
      // A tool's own name may have a slash in it.
      if (!(error instanceof CliError) || !error.code.endsWith('_NOT_FOUND')) throw error;
      const current = await context.state.current();
      if (current === undefined) throw error;
      const fallback = { id: current.connectionId, label: current.name };
      const tool = await find(fallback, typed).catch(() => Promise.reject(error));
      return { connection: fallback, tool };
    }
  }
  const connection = await resolveConnection(context, { named });
  return { connection, tool: await find(connection, typed) };

  async function find(on: ResolvedConnection, name: string): Promise<ToolDefinition> {
    const { output, state } = context;
    const client = await context.client();
    try {
      return await findTool(name, {
        client,
        connection: on,
        onNotice: (text) => output.note(output.noteStyle.dim(text)),
      });
    } catch (error) {
      const isGone = error instanceof CliError && error.code === 'CONNECTION_NOT_FOUND';
      if (isGone && (await state.current())?.connectionId === on.id) {
        await state.clearCurrent();
      }
      throw error;
    }
  }
}
