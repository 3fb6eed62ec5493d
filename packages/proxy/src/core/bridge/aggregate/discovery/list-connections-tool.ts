import { cleanText } from './clean-text.js';
import type { DiscoveryTool } from './discovery-tool.js';
import { answerWith } from './tool-answers.js';

const text = { type: 'string' };

/** Lists what the principal is connected to. */
export const listConnectionsTool: DiscoveryTool = {
  definition: {
    name: 'list_connections',
    title: 'List connections',
    description:
      'List the services that are connected now: the name of each connection, its service, its state and how many tools it has. One that rests or has failed is opened again by its next use.',
    inputSchema: { type: 'object', properties: {}, additionalProperties: false },
    outputSchema: {
      type: 'object',
      properties: {
        connections: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              connection: text,
              connection_id: text,
              service_id: text,
              service: text,
              state: text,
              transport: text,
              tool_count: { type: 'integer' },
              failure: text,
            },
            required: ['connection', 'connection_id', 'service_id', 'state', 'tool_count'],
          },
        },
      },
      required: ['connections'],
    },
    annotations: { readOnlyHint: true, openWorldHint: false },
  },
  async call({ place }) {
    const members = await place.gathering.members();
    const rows = members.map(({ connection, alias }) => ({
      connection: alias,
      connection_id: connection.id,
      service_id: connection.serviceId,
      service: cleanText(connection.metadata.serviceName, { limit: 128 }),
      state: connection.state,
      transport: connection.transport,
      tool_count: connection.metadata.tools.length,
      ...(connection.failure && { failure: cleanText(connection.failure.message, { limit: 300 }) }),
    }));
    const lines = rows.map(
      ({ connection, service, state, tool_count: count, failure }) =>
        `- ${connection}: ${service}, ${state}, ${count} tools${failure === undefined ? '' : ` (${failure})`}`,
    );
    return answerWith(
      rows.length === 0
        ? 'No service is connected. Find one with search_services, then call connect_service.'
        : lines.join('\n'),
      { connections: rows },
    );
  },
};
