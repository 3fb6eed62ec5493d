import type { ToolResult } from '@nanda/protocol';
import type { InteractiveClient, ToolCall } from '../client/interactive-client.js';

/** What a test may change of {@link createFakeClient}. */
export type FakeClientOptions = Partial<InteractiveClient>;

/** The services of the documentation's session, with no network. Records what was asked of it. */
export function createFakeClient(options: FakeClientOptions = {}): InteractiveClient & {
  calls: string[];
} {
  const calls: string[] = [];
  const tools = [
    {
      name: 'getCurrentWeather',
      description: 'Temperature, conditions and humidity at a place, now.',
      inputSchema: {
        type: 'object',
        properties: { location: { type: 'string' }, units: { enum: ['metric', 'imperial'] } },
        required: ['location'],
      },
    },
  ];
  return {
    calls,
    async search(text) {
      calls.push(`search ${text}`);
      return [
        { id: 'svc_1', name: 'WeatherMCP', description: 'Real-time weather data' },
        { id: 'svc_2', name: 'ClimateAPI', description: 'Historical climate data' },
        { id: 'svc_3', name: 'WeatherAlerts', description: 'Severe weather alerts' },
      ];
    },
    async connect(serviceId) {
      calls.push(`connect ${serviceId}`);
      return { id: 'conn_abc123', serviceName: 'WeatherMCP', tools };
    },
    async tools() {
      return tools;
    },
    async call({ tool, parameters }: ToolCall): Promise<ToolResult> {
      calls.push(`call ${tool} ${JSON.stringify(parameters)}`);
      const text = 'Temperature: 72°F\nConditions: Partly cloudy\nHumidity: 65%';
      return { content: [{ type: 'text', text }] };
    },
    async disconnect(connectionId) {
      calls.push(`disconnect ${connectionId}`);
    },
    ...options,
  };
}
