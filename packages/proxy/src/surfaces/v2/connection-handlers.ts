import type { ConnectionEvent } from '@nanda/protocol';
import type { Connections } from '../../core/connections/connections.js';
import { eventFor } from '../../core/connections/event-for.js';
import type { ConnectionEventBus } from '../../core/events/connection-event-bus.js';
import { findTool } from '../../core/executions/find-tool.js';
import type { Principal } from '../../core/principal.js';
import type { OperationHandlers } from '../http/operation-handler.js';

export type ConnectionOperationId =
  | 'connections.create'
  | 'connections.list'
  | 'connections.get'
  | 'connections.delete'
  | 'connections.refresh'
  | 'connections.health'
  | 'connections.metrics'
  | 'connections.tools'
  | 'connections.tool'
  | 'events.connections';

/** The connections of the v2 surface. */
export function createConnectionHandlers({
  connections,
  events,
}: {
  readonly connections: Connections;
  readonly events: ConnectionEventBus;
}): OperationHandlers<ConnectionOperationId> {
  return {
    'connections.create': async ({ params, body }, { principal, gone }) => ({
      data: await connections.connect(
        {
          serviceId: params.serviceId,
          credentials: body.auth,
          remember: body.remember,
          keep: body.keep,
          transport: body.transport,
          name: body.name,
          clientCapabilities: body.clientCapabilities,
          roots: body.roots,
          pinTools: body.pinTools,
          signal: gone,
        },
        principal,
      ),
    }),
    'connections.list': async (_, { principal }) => ({ data: await connections.list(principal) }),
    'connections.get': async ({ params }, { principal }) => ({
      data: await connections.get(params.connectionId, principal),
    }),
    'connections.delete': async ({ params }, { principal }) => ({
      data: await connections.disconnect(params.connectionId, principal),
    }),
    'connections.refresh': async ({ params, body }, { principal, gone }) => ({
      data: await connections.refresh(
        params.connectionId,
        { acceptTools: body.acceptTools, signal: gone },
        principal,
      ),
    }),
    'connections.health': async ({ params }, { principal }) => ({
      data: await connections.health(params.connectionId, principal),
    }),
    'connections.metrics': async ({ params }, { principal }) => ({
      data: await connections.metrics(params.connectionId, principal),
    }),
    'connections.tools': async ({ params }, { principal }) => ({
      data: [...(await connections.tools(params.connectionId, principal))],
    }),
    'connections.tool': async ({ params }, { principal }) => {
      const tools = await connections.tools(params.connectionId, principal);
      return { data: findTool(params.toolName, { among: tools }) };
    },
    'events.connections': async ({ query }, { principal, lastEventId }) => {
      const reader = new AbortController();
      const all = events.follow(principal, {
        ...(lastEventId !== undefined && { afterId: lastEventId }),
        signal: reader.signal,
      });
      return { reader, events: only(all, { connectionId: query.connectionId, principal }) };
    },
  };
}

async function* only(
  events: AsyncGenerator<ConnectionEvent, void, undefined>,
  {
    connectionId,
    principal,
  }: { readonly connectionId: string | undefined; readonly principal: Principal },
): AsyncGenerator<ConnectionEvent, void, undefined> {
  for await (const event of events) {
    if (connectionId !== undefined && event.connectionId !== connectionId) continue;
    yield eventFor(event, principal);
  }
}
