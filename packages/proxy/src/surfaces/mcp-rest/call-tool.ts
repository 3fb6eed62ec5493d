import { setTimeout as pause } from 'node:timers/promises';
import type { McpCallAnswer, McpCallRequest } from '@nanda/protocol';
import { fillPath, mcpOperationFacts } from '@nanda/protocol/facts';
import { checkPermission } from '../../core/access/check-permission.js';
import { discoveryPermissions } from '../../core/bridge/aggregate/discovery/discovery-permissions.js';
import type { AggregateView } from '../../core/bridge/aggregate-view.js';
import type { McpEndpoint } from '../../core/bridge/mcp-endpoint.js';
import type { ToolDirectory } from '../../core/bridge/tool-directory.js';
import type { Executions } from '../../core/executions/executions.js';
import type { DataAnswer, HandlerContext } from '../http/operation-handler.js';
import { askEndpoint } from './ask-endpoint.js';

export interface CallToolOptions {
  readonly executions: Pick<Executions, 'start'>;
  readonly directory: ToolDirectory;
  readonly endpoint: McpEndpoint;
  readonly view: AggregateView;
  /** Milliseconds until the answer is where the call goes on. */
  readonly wait: number;
}

/** A tool of a service becomes an execution, which every other surface can follow; a discovery tool answers at once. */
export async function callTool(
  { name, arguments: parameters }: McpCallRequest,
  { principal, gone, idempotencyKey }: HandlerContext,
  { executions, directory, endpoint, view, wait }: CallToolOptions,
): Promise<DataAnswer<'mcp.call'>> {
  const place = await directory.find(name, { principal, view });
  if (place === undefined) {
    checkPermission(principal, discoveryPermissions.get(name) ?? 'connections:read');
    const params = { name, arguments: parameters };
    const result = await askEndpoint(endpoint, 'tools/call', { principal, params, signal: gone });
    return { data: result as McpCallAnswer };
  }
  const execution = await executions.start(
    { ...place, parameters, options: { idempotencyKey } },
    principal,
  );
  await untilRested(execution.rested(), wait);
  const { outcome, id, state, inputRequests } = execution;
  if (outcome?.kind === 'result') return { data: outcome.result };
  if (outcome !== undefined) throw outcome.failure;
  const location = fillPath(mcpOperationFacts['mcp.progress'].path, { executionId: id });
  const isAsking = state === 'input_required';
  return {
    data: {
      operation_id: id,
      status: isAsking ? 'input_required' : 'running',
      name,
      progress_url: location,
      ...(isAsking && { input_requests: [...inputRequests] }),
    },
    status: 202,
    headers: { location },
  };
}

async function untilRested(rested: Promise<void>, wait: number): Promise<void> {
  const over = new AbortController();
  const timer = pause(wait, undefined, { signal: over.signal }).catch(() => undefined);
  await Promise.race([rested, timer]);
  over.abort();
}
