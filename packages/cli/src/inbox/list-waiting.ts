import type { Connection, Execution } from '@nanda/protocol';
import { defaults } from '@nanda/protocol/facts';
import type { ProxyClient } from '../client/create-proxy-client.js';
import { connectionLabel } from '../connections/connection-label.js';
import type { WaitingRequest } from './waiting-request.js';

/** Everything that waits for an answer, the oldest first. */
export async function listWaiting(client: ProxyClient): Promise<WaitingRequest[]> {
  const executions: Execution[] = [];
  let cursor: string | undefined;
  do {
    const { data, meta } = await client.call<Execution[], { readonly nextCursor?: string }>(
      'executions.list',
      { query: { state: 'input_required', limit: defaults.maxPageSize, cursor } },
    );
    executions.push(...data);
    cursor = meta.nextCursor;
  } while (cursor !== undefined);
  if (executions.length === 0) return [];
  const { data: connections } = await client.call<Connection[]>('connections.list');
  const byId = new Map(connections.map((connection) => [connection.id, connection]));
  return executions
    .flatMap(({ id, connectionId, serviceId, toolName, inputRequests = [] }) => {
      const connection = byId.get(connectionId);
      return inputRequests.map((request) => ({
        ...request,
        executionId: id,
        connectionId,
        serviceId,
        connection: connection === undefined ? connectionId : connectionLabel(connection),
        serviceName: connection?.metadata.serviceName ?? serviceId,
        toolName,
      }));
    })
    .toSorted((left, right) => Date.parse(left.createdAt) - Date.parse(right.createdAt));
}
