import type { UpstreamFacts } from '../../connections/upstream-connector.js';
import type { EndpointFacts, McpClient } from '../mcp-endpoint.js';
import { negotiateVersion } from './negotiate-version.js';
import { translateCapabilities } from './translate-capabilities.js';

/** What a service says of itself, as its client's era has it. */
export function translateFacts(
  facts: UpstreamFacts,
  { era, protocolVersion }: Pick<McpClient, 'era' | 'protocolVersion'>,
): EndpointFacts {
  const { serverInfo, capabilities, instructions } = facts;
  return {
    protocolVersion:
      era === 'modern'
        ? protocolVersion
        : negotiateVersion(protocolVersion, { spoken: facts.protocolVersion }),
    serverInfo,
    capabilities: translateCapabilities(capabilities, { from: facts.era, to: era }),
    ...(instructions !== undefined && { instructions }),
  };
}
