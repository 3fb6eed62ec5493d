import type { ToolDefinition } from '@nanda/sdk';

/** A tool: `getCurrentWeather`, unless it is said otherwise. */
export function fakeTool(overrides: Partial<ToolDefinition> = {}): ToolDefinition {
  return {
    name: 'getCurrentWeather',
    description: 'Temperature, conditions and humidity at a place, now.',
    inputSchema: {
      type: 'object',
      properties: { location: { type: 'string' }, units: { enum: ['metric', 'imperial'] } },
      required: ['location'],
    },
    ...overrides,
  };
}
