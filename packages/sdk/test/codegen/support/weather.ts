import type { ToolDefinition } from '@nanda/protocol';

/** What a service with ordinary tools lists. */
export const weatherTools: ToolDefinition[] = [
  {
    name: 'getCurrentWeather',
    description: 'Tells the weather of a city.\n\n@param city where',
    inputSchema: {
      type: 'object',
      properties: {
        city: { type: 'string', description: 'Its name, */ or a postal code.' },
        units: { type: 'string', enum: ['metric', 'imperial'], default: 'metric' },
        days: { type: 'array', items: { type: 'integer' } },
      },
      required: ['city'],
    },
    outputSchema: {
      type: 'object',
      properties: {
        temperature: { type: 'number' },
        wind: { $ref: '#/$defs/Wind' },
      },
      required: ['temperature'],
      $defs: {
        Wind: {
          type: 'object',
          description: 'How it blows.',
          properties: { speed: { type: 'number' }, from: { enum: ['N', 'E', 'S', 'W'] } },
          required: ['speed'],
          additionalProperties: false,
        },
      },
    },
  },
  { name: 'ping', inputSchema: { type: 'object', properties: {} } },
  { name: 'set-alarm', title: 'Sets an alarm', inputSchema: { type: 'object' } },
  {
    name: 'listStations',
    inputSchema: {
      type: 'object',
      properties: {
        country: {
          enum: [
            'Argentina',
            'Australia',
            'Denmark',
            'Germany',
            'Indonesia',
            'New Zealand',
            'Peru',
          ],
        },
        page: { type: 'integer', deprecated: true },
      },
    },
  },
];
