import type { EndpointFacts } from '../../../core/bridge/mcp-endpoint.js';
import { protocolVersions } from '../../../core/bridge/eras/protocol-versions.js';
import { modernKeys } from './modern-keys.js';

/** The result of `server/discover`. It is not to be kept: what there is to connect with changes. */
export function discover({
  capabilities,
  serverInfo,
  instructions,
}: EndpointFacts): Readonly<Record<string, unknown>> {
  return {
    supportedVersions: [...protocolVersions.modern, ...protocolVersions.legacy],
    capabilities,
    ...(instructions !== undefined && { instructions }),
    resultType: 'complete',
    ttlMs: 0,
    cacheScope: 'private',
    _meta: { [modernKeys.serverInfo]: serverInfo },
  };
}
