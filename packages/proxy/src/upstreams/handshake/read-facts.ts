import type { Client } from '@modelcontextprotocol/client';

import type { SessionFacts } from '../session/session-facts.js';

/** What a connected client has learned of its service. */
export function readFacts(client: Client): SessionFacts {
  const server = client.getServerVersion();
  return {
    era: client.getProtocolEra() === 'modern' ? 'modern' : 'legacy',
    protocolVersion: client.getNegotiatedProtocolVersion() ?? '',
    server: server && { name: server.name, version: server.version },
    capabilities: client.getServerCapabilities() ?? {},
  };
}
