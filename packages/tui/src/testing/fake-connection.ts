import type { Connection, ConnectionMetadata } from '@nanda/sdk';
import { fakeTime } from './fake-time.js';
import { fakeTool } from './fake-tool.js';

/** What a test may change of {@link fakeConnection}. */
export interface FakeConnectionOptions extends Partial<Omit<Connection, 'metadata'>> {
  metadata?: Partial<ConnectionMetadata> | undefined;
}

/** An open connection: `conn_abc123` with WeatherMCP, unless it is said otherwise. */
export function fakeConnection({ metadata, ...overrides }: FakeConnectionOptions = {}): Connection {
  return {
    id: 'conn_abc123',
    userId: null,
    serviceId: 'svc_1',
    state: 'connected',
    transport: 'http',
    endpoint: 'https://weather.example/mcp',
    metadata: {
      serviceName: 'WeatherMCP',
      serviceVersion: '1.0.0',
      protocolVersion: '2025-11-25',
      capabilities: ['tools'],
      tools: [fakeTool()],
      ...metadata,
    },
    health: { lastPing: fakeTime, latency: 12, errorRate: 0 },
    created: fakeTime,
    lastUsed: fakeTime,
    ...overrides,
  };
}
