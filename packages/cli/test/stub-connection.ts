import type { Connection } from '@nanda/protocol';

/** A connection with what every connection has. */
export function stubConnection(given: Partial<Connection> & { readonly id: string }): Connection {
  return {
    userId: null,
    serviceId: 'id-of-coffee',
    state: 'connected',
    transport: 'http',
    endpoint: 'https://coffee.example/mcp',
    metadata: {
      serviceName: 'coffee',
      serviceVersion: '1.0.0',
      protocolVersion: '2025-06-18',
      capabilities: ['tools'],
      tools: [],
    },
    health: { lastPing: null, latency: null, errorRate: 0 },
    created: '2030-01-01T00:00:00.000Z',
    lastUsed: '2030-01-01T00:00:00.000Z',
    ...given,
  };
}
