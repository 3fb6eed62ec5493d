import type { Connection } from '@nanda/protocol';
import { describeFailure } from './describe-failure.js';
import type { LiveConnection } from './live-connection.js';

/** What the contract says of a connection. Never contains a credential. */
export function describeConnection(live: LiveConnection): Connection {
  const { stored, record, session, failure } = live;
  const endpoint = record?.endpoints[0];
  return {
    id: stored.id,
    userId: null,
    serviceId: stored.serviceId,
    ...(stored.name !== undefined && { name: stored.name }),
    state: live.state,
    transport: session?.transport ?? endpoint?.transport ?? (endpoint ? 'http' : 'stdio'),
    endpoint: session?.endpoint ?? endpoint?.url ?? '',
    metadata: {
      serviceName: record?.name ?? session?.serverInfo.name ?? stored.serviceId,
      serviceVersion: session?.serverInfo.version ?? record?.version ?? '',
      protocolVersion: session?.protocolVersion ?? '',
      capabilities: [...(session?.capabilities ?? [])],
      tools: [...live.tools],
    },
    auth: { type: stored.authType },
    health: {
      lastPing: live.lastPing?.toISOString() ?? null,
      latency: live.roundTrips.describe().last,
      errorRate: live.calls.errorRate,
    },
    ...(stored.clientCapabilities && { clientCapabilities: [...stored.clientCapabilities] }),
    ...(live.toolChanges.size > 0 && { toolChanges: [...live.toolChanges.values()] }),
    ...(failure !== undefined && { failure: describeFailure(failure) }),
    created: stored.created,
    lastUsed: live.lastUsed.toISOString(),
  };
}
