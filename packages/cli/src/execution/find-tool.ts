import type { ToolDefinition } from '@nanda/protocol';
import { matchName } from '@nanda/terminal';
import type { ProxyClient } from '../client/create-proxy-client.js';
import type { ResolvedConnection } from '../connections/resolve-connection.js';
import { CliError } from '../errors/cli-error.js';

export interface FindToolOptions {
  readonly client: ProxyClient;
  readonly connection: ResolvedConnection;
  readonly program: string;
  /** Is told when the name was not exact. */
  readonly onNotice: (text: string) => void;
}

/** A tool by its exact name, else the only one that differs in case, `-` and `_` alone. @throws CliError `TOOL_NOT_FOUND` */
export async function findTool(
  typed: string,
  { client, connection, program, onNotice }: FindToolOptions,
): Promise<ToolDefinition> {
  const connectionId = connection.id;
  try {
    const params = { connectionId, toolName: typed };
    return (await client.call<ToolDefinition>('connections.tool', { params })).data;
  } catch (error) {
    if (!(error instanceof CliError) || error.code !== 'TOOL_NOT_FOUND') throw error;
    const { data: tools } = await client.call<ToolDefinition[]>('connections.tools', {
      params: { connectionId },
    });
    const name = matchName(
      typed,
      tools.map((tool) => tool.name),
    );
    const tool = tools.find((one) => one.name === name);
    if (tool !== undefined) {
      onNotice(`Calling ${tool.name}.`);
      return tool;
    }
    // Never called by itself: what is nearly the same name may do the opposite.
    const { explainUnknownTool } = await import('./explain-unknown-tool.js');
    throw explainUnknownTool(typed, { tools, connection, program, cause: error });
  }
}
