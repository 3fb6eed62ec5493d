import type { ToolDefinition } from '@nanda/protocol';
import type { ProxyClient } from '../client/create-proxy-client.js';
import type { ResolvedConnection } from '../connections/resolve-connection.js';
import { CliError } from '../errors/cli-error.js';
import { nearestName } from '../text/nearest-name.js';

export interface FindToolOptions {
  readonly client: ProxyClient;
  readonly connection: ResolvedConnection;
  /** Is told when the name was not exact. */
  readonly onNotice: (text: string) => void;
}

/** A tool by its exact name, else the only one that differs in case, `-` and `_` alone. @throws CliError `TOOL_NOT_FOUND` */
export async function findTool(
  typed: string,
  { client, connection, onNotice }: FindToolOptions,
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
    const [tool, ...others] = tools.filter(({ name }) => fold(name) === fold(typed));
    if (tool !== undefined && others.length === 0) {
      onNotice(`Calling ${tool.name}.`);
      return tool;
    }
    const names = tools.map(({ name }) => name);
    const nearest = nearestName(typed, names);
    throw new CliError('TOOL_NOT_FOUND', `There is no tool "${typed}" on ${connection.label}.`, {
      details: {
        tool: typed,
        tools: names.slice(0, 50),
        ...(nearest !== undefined && { nearest }),
      },
      hint: nearest === undefined ? 'See what there is: nanda tools' : `Did you mean ${nearest}?`,
      cause: error,
    });
  }
}

function fold(name: string): string {
  return name.replaceAll(/[-_]/g, '').toLowerCase();
}
