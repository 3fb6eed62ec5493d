import type { Execution, ToolDefinition } from '@nanda/protocol';
import { formatToolArguments } from '@nanda/terminal';
import type { ProxyClient } from '../client/create-proxy-client.js';

/** The arguments of a call as the words that it would be typed with; one JSON object where the tool is not there any more. */
export async function wordsOf(
  { connectionId, toolName, parameters = {} }: Execution,
  { client }: { readonly client: ProxyClient },
): Promise<string[]> {
  if (Object.keys(parameters).length === 0) return [];
  const schema = await client
    .call<ToolDefinition>('connections.tool', { params: { connectionId, toolName } })
    .then(
      ({ data }) => data.inputSchema,
      () => undefined,
    );
  return schema === undefined
    ? [JSON.stringify(parameters)]
    : formatToolArguments(parameters, { schema });
}
