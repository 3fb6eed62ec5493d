import type { ClientOutlet, McpClient } from '../mcp-endpoint.js';

/** A client that can be asked for everything. @default of the newer era */
export function makeClient(members: Partial<McpClient> = {}): McpClient {
  const { era = 'modern' } = members;
  return {
    principal: { kind: 'local' },
    protocolVersion: era === 'modern' ? '2026-07-28' : '2025-11-25',
    clientInfo: { name: 'test', version: '1' },
    capabilities: { elicitation: { form: {}, url: {} }, sampling: {}, roots: {} },
    ...members,
    era,
  };
}

/** Where nobody listens, and nobody answers. */
export const silentOutlet: ClientOutlet = {
  notify: () => undefined,
  ask: async () => ({ error: { code: -32_601, message: 'Method not found' } }),
};
