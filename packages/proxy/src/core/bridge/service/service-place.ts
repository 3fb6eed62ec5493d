import type { Connections } from '../../connections/connections.js';
import type { UpstreamFacts } from '../../connections/upstream-connector.js';
import type { McpClient } from '../mcp-endpoint.js';
import type { RelayTarget, ServiceRelay } from '../service-relay.js';
import type { ServicePolicy } from './service-policy.js';

/** One client at the service of one connection. */
export interface ServicePlace {
  readonly relay: ServiceRelay;
  readonly connections: Pick<Connections, 'tools'>;
  readonly client: McpClient;
  /** For the client's requests. */
  readonly target: RelayTarget;
  /** What the service says of itself, now. @throws NandaError */
  facts(signal: AbortSignal): Promise<UpstreamFacts>;
  /** @default all tools are there */
  readonly policy?: ServicePolicy | undefined;
}
