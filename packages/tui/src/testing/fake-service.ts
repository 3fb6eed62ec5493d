import type { Service } from '@nanda/sdk';
import { fakeTime } from './fake-time.js';

/** A service of the catalog: WeatherMCP, unless it is said otherwise. */
export function fakeService(overrides: Partial<Service> = {}): Service {
  const id = overrides.id ?? 'svc_1';
  return {
    id,
    name: 'WeatherMCP',
    description: 'Real-time weather data',
    version: '1.0.0',
    publisher: 'weather.example',
    category: 'weather',
    tags: ['weather', 'api'],
    transports: ['http'],
    endpoints: [{ url: 'https://weather.example/mcp', transport: 'http' }],
    auth: { type: 'none' },
    capabilities: ['tools'],
    protected: false,
    status: 'active',
    verified: false,
    popularity: { registry: 0 },
    source: { registry: 'demo', id },
    createdAt: fakeTime,
    updatedAt: fakeTime,
    ...overrides,
  };
}
