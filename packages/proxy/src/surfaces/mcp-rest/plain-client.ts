import type { ClientOutlet, McpClient } from '../../core/bridge/mcp-endpoint.js';
import type { Principal } from '../../core/principal.js';

/** A caller of plain REST as an MCP client: it has no session, and can be asked nothing. */
export function plainClient(principal: Principal): {
  readonly client: McpClient;
  readonly outlet: ClientOutlet;
} {
  return {
    client: { principal, era: 'modern', protocolVersion: '2026-07-28', capabilities: {} },
    outlet: {
      notify: () => undefined,
      ask: () => Promise.resolve({ error: { code: -32_601, message: 'Method not found' } }),
    },
  };
}
