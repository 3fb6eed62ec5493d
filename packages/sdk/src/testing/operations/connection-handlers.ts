import type { ConnectionEvent, ConnectionHealthReport, Latency } from '@nanda/protocol';
import { errorRateOf, type ConnectionRecord } from '../core/connection-record.js';
import type { World } from '../core/world.js';
import type { OperationHandlers } from '../wire/operation-handler.js';
import { Refusal } from '../wire/refusal.js';

export type ConnectionOperationId =
  | 'connections.create'
  | 'connections.list'
  | 'connections.get'
  | 'connections.delete'
  | 'connections.tools'
  | 'connections.tool'
  | 'connections.refresh'
  | 'connections.health'
  | 'connections.metrics'
  | 'events.connections';

/** Connections, and what happens to them. */
export function createConnectionHandlers({
  connections,
  executions,
  feeds,
  clock,
}: World): OperationHandlers<ConnectionOperationId> {
  return {
    'connections.create': ({ params, body }, { caller }) => ({
      data: connections.connect(params.serviceId, body, caller).data,
    }),
    'connections.list': (_, { caller }) => ({ data: connections.list(caller) }),
    'connections.get': ({ params }, { caller }) => ({
      data: connections.find(params.connectionId, caller).data,
    }),
    'connections.delete': ({ params }, { caller }) => {
      const record = connections.close(params.connectionId, caller);
      const message = 'The connection was closed.';
      executions.fail((one) => one === record, new Refusal('UPSTREAM_LOST', { message }));
      return { data: record.data };
    },
    'connections.tools': ({ params }, { caller }) => ({
      data: connections.use(params.connectionId, caller).data.metadata.tools,
    }),
    'connections.tool': ({ params }, { caller }) => {
      const { data } = connections.use(params.connectionId, caller);
      const tool = data.metadata.tools.find(({ name }) => name === params.toolName);
      if (tool !== undefined) return { data: tool };
      throw new Refusal('TOOL_NOT_FOUND', {
        message: `The service has no tool "${params.toolName}".`,
      });
    },
    'connections.refresh': ({ params, body }, { caller }) => {
      const record = connections.refresh(params.connectionId, caller);
      if (body.acceptTools === true) {
        const { toolChanges: _, ...data } = record.data;
        record.data = data;
      }
      return { data: record.data };
    },
    'connections.health': ({ params }, { caller }) => ({
      data: reportHealth(connections.find(params.connectionId, caller), clock.timestamp()),
    }),
    'connections.metrics': ({ params }, { caller }) => {
      const { data, calls, sessions } = connections.find(params.connectionId, caller);
      return {
        data: {
          connectionId: data.id,
          since: data.created,
          calls: { ...calls, retried: 0, cached: 0 },
          sessions: { opened: sessions, lost: 0, resumed: 0 },
          latency: noLatency,
          errorRate: errorRateOf(calls),
        },
      };
    },
    'events.connections': ({ query: { connectionId } }, { caller, lastEventId }) => ({
      // What happens before the first event is read belongs to the stream: its place is taken now.
      follow: (signal) =>
        only(feeds.followOwner(caller.key, { lastEventId, signal }), connectionId),
    }),
  };
}

async function* only(
  events: AsyncGenerator<ConnectionEvent, void, undefined>,
  connectionId: string | undefined,
): AsyncGenerator<ConnectionEvent, void, undefined> {
  for await (const event of events) {
    if (connectionId === undefined || event.connectionId === connectionId) yield event;
  }
}

/** In memory nothing takes any time. */
const noLatency: Latency = { last: 0, p50: 0, p95: 0, samples: 1 };

function reportHealth(
  { data, calls, service: { isUp } }: ConnectionRecord,
  now: string,
): ConnectionHealthReport {
  return {
    connectionId: data.id,
    state: data.state,
    status: isUp ? 'healthy' : 'unhealthy',
    lastPing: isUp ? now : data.health.lastPing,
    latency: noLatency,
    errorRate: errorRateOf(calls),
    consecutiveFailures: isUp ? 0 : 1,
    circuit: { state: 'closed' },
    ...(!isUp && { reason: 'The test has disconnected the service.' }),
  };
}
