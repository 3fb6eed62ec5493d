import type { ToolDefinition } from '@nanda/protocol';
import type { CommandContext } from '../commands/command.js';
import { type ResolvedConnection, resolveConnection } from '../connections/resolve-connection.js';
import { CliError } from '../errors/cli-error.js';
import { findTool } from './find-tool.js';

export interface LocateToolOptions {
  /** `tool`, or `connection/tool`. */
  readonly typed: string;
  readonly connection: string | undefined;
}

export interface LocatedTool {
  readonly connection: ResolvedConnection;
  readonly tool: ToolDefinition;
}

/** Finds the connection and the tool that a command line means. */
export async function locateTool(
  context: Omit<CommandContext, 'options'>,
  { typed, connection: named }: LocateToolOptions,
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
