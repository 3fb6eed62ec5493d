import type { Connection, ToolDefinition } from '@nanda/protocol';
import type { CommandContext } from '../commands/command.js';
import { connectionLabel } from '../connections/connection-label.js';
import { type ResolvedConnection, resolveConnection } from '../connections/resolve-connection.js';
import { CliError } from '../errors/cli-error.js';
import type { OpenTool } from './open-tool.js';

export interface ListOpenToolsOptions {
  /** Of which connection; of the current one where none is named. */
  readonly named?: string | undefined;
  /** Of every open connection. @default false */
  readonly all?: boolean | undefined;
}

export interface OpenTools {
  readonly connections: readonly ResolvedConnection[];
  readonly tools: readonly OpenTool[];
}

type Context = Pick<CommandContext, 'io' | 'state' | 'client' | 'program' | 'output'>;

/** The tools of one connection or of all. One of all that does not answer is told on standard error, and left out. @throws CliError */
export async function listOpenTools(
  context: Context,
  { named, all = false }: ListOpenToolsOptions,
): Promise<OpenTools> {
  if (!all) {
    const connection = await resolveConnection(context, { named });
    const tools = (await ask(connection)).map((tool) => ({ connection, tool, name: tool.name }));
    return { connections: [connection], tools };
  }
  if (named !== undefined) {
    throw new CliError('USAGE_ERROR', `--all means every connection, not only ${named}.`, {
      hint: 'Give a connection or --all.',
    });
  }
  const client = await context.client();
  const { data } = await client.call<Connection[]>('connections.list');
  const labels = data.map(connectionLabel);
  const connections = data.map(({ id }, index) => ({ id, label: labels[index] ?? id }));
  const answers = await Promise.all(
    connections.map(async (connection) => {
      const { id, label } = connection;
      // Two connections may be called the same, and a service what it likes.
      const isUsable =
        /^[\w.@-]+$/.test(label) && labels.filter((other) => other === label).length === 1;
      const prefix = isUsable ? label : id;
      try {
        const tools = await ask(connection);
        return tools.map((tool) => ({ connection, tool, name: `${prefix}/${tool.name}` }));
      } catch (error) {
        if (!(error instanceof CliError) || error.code === 'PROXY_UNREACHABLE') throw error;
        const { cleanNote, note } = context.output;
        note(cleanNote(`${label} is left out: ${error.message}`));
        return [];
      }
    }),
  );
  return { connections, tools: answers.flat() };

  async function ask({ id }: ResolvedConnection): Promise<readonly ToolDefinition[]> {
    const asked = await context.client();
    const params = { connectionId: id };
    return (await asked.call<ToolDefinition[]>('connections.tools', { params })).data;
  }
}
