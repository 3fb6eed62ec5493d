import { mcpCodes } from '../../../core/bridge/eras/mcp-codes.js';
import type { McpError } from '../../../core/mcp-message.js';
import { protocolVersions } from '../../../core/bridge/eras/protocol-versions.js';

/** `UnsupportedProtocolVersionError` of 2026-07-28. */
export function unsupportedVersion(requested: string | undefined): McpError {
  return {
    code: mcpCodes.unsupportedProtocolVersion,
    message: 'Unsupported protocol version',
    data: {
      supported: [...protocolVersions.modern, ...protocolVersions.legacy],
      ...(requested !== undefined && { requested }),
    },
  };
}
