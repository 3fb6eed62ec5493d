import type {
  FilledPrompt,
  McpInitialized,
  McpPromptList,
  McpResourceList,
  McpToolList,
  ReadResource,
} from '@nanda/protocol';
import type { AggregateView } from '../../core/bridge/aggregate-view.js';
import type { McpEndpoints } from '../../core/bridge/mcp-endpoints.js';
import type { ToolDirectory } from '../../core/bridge/tool-directory.js';
import type { Executions } from '../../core/executions/executions.js';
import type { HandlerContext, OperationHandlers } from '../http/operation-handler.js';
import { eventOfAnother } from '../v2/event-of-another.js';
import { readEventId } from '../v2/read-event-id.js';
import { askEndpoint } from './ask-endpoint.js';
import { callTool } from './call-tool.js';
import { createSubscriptionBook } from './create-subscription-book.js';
import { followChanges } from './follow-changes.js';
import { plainClient } from './plain-client.js';

export type McpRestOperationId =
  | 'mcp.initialize'
  | 'mcp.tools'
  | 'mcp.call'
  | 'mcp.resources'
  | 'mcp.read'
  | 'mcp.prompts'
  | 'mcp.prompt'
  | 'mcp.subscriptions'
  | 'mcp.changes'
  | 'mcp.progress';

export interface McpHandlersOptions {
  readonly endpoints: Pick<McpEndpoints, 'aggregate'>;
  readonly directory: ToolDirectory;
  readonly executions: Pick<Executions, 'start' | 'follow'>;
  readonly view: AggregateView;
}

/** MCP as plain JSON over REST, for callers that speak no MCP: the same tools under the same names as `/mcp`. */
export function createMcpHandlers({
  endpoints,
  directory,
  executions,
  view,
}: McpHandlersOptions): OperationHandlers<McpRestOperationId> {
  const endpoint = endpoints.aggregate(view);
  const book = createSubscriptionBook();

  async function ask<Result>(
    method: string,
    params: Readonly<Record<string, unknown>>,
    { principal, gone }: HandlerContext,
  ): Promise<{ data: Result }> {
    const result = await askEndpoint(endpoint, method, { principal, params, signal: gone });
    return { data: result as Result };
  }

  return {
    'mcp.initialize': async (_, { principal, gone }) => {
      const { client, outlet } = plainClient(principal);
      const dialog = endpoint.open(client, outlet);
      try {
        const { instructions, ...facts } = await dialog.describe(gone);
        const data: McpInitialized = {
          ...facts,
          ...(instructions !== undefined && { instructions }),
        };
        return { data };
      } finally {
        await dialog.close();
      }
    },
    'mcp.tools': ({ body }, context) => ask<McpToolList>('tools/list', { ...body }, context),
    'mcp.call': ({ body, query: { wait } }, context) =>
      callTool(body, context, { executions, directory, endpoint, view, wait }),
    'mcp.resources': ({ body }, context) =>
      ask<McpResourceList>('resources/list', { ...body }, context),
    'mcp.read': ({ body }, context) => ask<ReadResource>('resources/read', { ...body }, context),
    'mcp.prompts': ({ body }, context) => ask<McpPromptList>('prompts/list', { ...body }, context),
    'mcp.prompt': ({ body }, context) => ask<FilledPrompt>('prompts/get', { ...body }, context),
    'mcp.subscriptions': async ({ body }, { principal }) => {
      const { action, subscription_id: named = '' } = body;
      if (action === 'list') return { data: { subscriptions: book.list(principal) } };
      if (action === 'unsubscribe') book.remove(named, principal);
      const id = action === 'subscribe' ? book.add(body, principal).subscription_id : named;
      return { data: { subscription_id: id, subscriptions: book.list(principal) } };
    },
    'mcp.changes': async ({ query }, { principal }) => {
      const { subscription_id: id, resource_type: type, uri } = query;
      const known = id === undefined ? undefined : book.get(id, principal);
      const reader = new AbortController();
      const events = followChanges(endpoint, {
        principal,
        resourceType: type ?? known?.resource_type,
        uris: [...(known?.uris ?? []), ...(uri === undefined ? [] : [uri])],
        signal: reader.signal,
      });
      return { reader, events };
    },
    'mcp.progress': async ({ params: { executionId } }, { principal, lastEventId }) => {
      const { id, after } =
        lastEventId === undefined ? { id: executionId, after: 0 } : readEventId(lastEventId);
      if (id !== executionId) throw eventOfAnother();
      const reader = new AbortController();
      const { signal } = reader;
      return { reader, events: await executions.follow(executionId, { after, signal }, principal) };
    },
  };
}
