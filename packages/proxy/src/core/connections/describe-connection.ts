import type { Connection } from '@nanda/protocol';
import { mayCallTool } from '../access/may-call-tool.js';
import type { Principal } from '../principal.js';
import { calledTool } from './called-tool.js';
import { describeFailure } from './describe-failure.js';
import type { LiveConnection } from './live-connection.js';
import { visibleTools } from './visible-tools.js';

/** What the contract says of a connection, to whoever asks. Never contains a credential. */
export function describeConnection(
  live: LiveConnection,
  to: Pick<Principal, 'access'> = {},
): Connection {
  const { stored, record, session, failure } = live;
  const endpoint = record?.endpoints[0];
  const { access } = to;
  const expiresAt = live.accessEnd?.();
  const toolChanges = [...live.toolChanges.values()].filter(
    ({ toolName }) => access === undefined || mayCallTool(access.tools, calledTool(live, toolName)),
  );
  return {
    id: stored.id,
    userId: stored.owner.kind === 'user' ? stored.owner.userId : null,
    serviceId: stored.serviceId,
    ...(stored.name !== undefined && { name: stored.name }),
    state: live.state,
    transport: session?.transport ?? endpoint?.transport ?? (endpoint ? 'http' : 'stdio'),
    endpoint: live.shownUrl ?? session?.endpoint ?? endpoint?.url ?? '',
    metadata: {
      serviceName: record?.name ?? session?.serverInfo.name ?? stored.serviceId,
      serviceVersion: session?.serverInfo.version ?? record?.version ?? '',
      protocolVersion: session?.protocolVersion ?? '',
      capabilities: [...(session?.capabilities ?? [])],
      tools: [...visibleTools(live, to)],
    },
    auth: { type: stored.authType, ...(expiresAt !== undefined && { expiresAt }) },
    health: {
      lastPing: live.lastPing?.toISOString() ?? null,
      latency: live.roundTrips.describe().last,
      errorRate: live.calls.errorRate,
    },
    ...(stored.clientCapabilities && { clientCapabilities: [...stored.clientCapabilities] }),
    ...(toolChanges.length > 0 && { toolChanges }),
    ...(failure !== undefined && { failure: describeFailure(failure) }),
    created: stored.created,
    lastUsed: live.lastUsed.toISOString(),
  };
}
