import { callHint, describeTools, toolRowSchema } from './describe-tools.js';
import type { DiscoveryTool } from './discovery-tool.js';
import { explainConnections, findConnections } from './find-connection.js';
import { rankTools } from './rank-tools.js';
import { answerWith, failWith } from './tool-answers.js';

const defaultLimit = 5;
const maximumLimit = 20;

/** Finds tools of connected services with their input schemas: without it, a client to which they are not listed could not call one. */
export const searchToolsTool: DiscoveryTool = {
  definition: {
    name: 'search_tools',
    title: 'Search tools of connected services',
    description:
      'Find tools of the services that are connected, by what they do, with their descriptions and input schemas: all that is needed to call one with execute_tool. For services that are not connected yet use search_services.',
    inputSchema: {
      type: 'object',
      properties: {
        query: {
          type: 'string',
          minLength: 1,
          maxLength: 500,
          description: 'What the tool should do, or words of its name.',
        },
        connection: {
          type: 'string',
          minLength: 1,
          maxLength: 512,
          description: 'Only tools of this connection: its name or id, or its service.',
        },
        limit: { type: 'integer', minimum: 1, maximum: maximumLimit, default: defaultLimit },
      },
      required: ['query'],
      additionalProperties: false,
    },
    outputSchema: {
      type: 'object',
      properties: { tools: { type: 'array', items: toolRowSchema } },
      required: ['tools'],
    },
    annotations: { readOnlyHint: true, openWorldHint: false },
  },
  async call({ parameters, place }) {
    const { gathering, view } = place;
    const [members, { callable }] = await Promise.all([gathering.members(), gathering.tools(view)]);
    const wanted = parameters['connection'];
    const found = typeof wanted === 'string' ? findConnections(wanted, members) : members;
    if (typeof wanted === 'string' && found.length === 0) {
      return failWith(explainConnections(wanted, { found, members }));
    }
    const ids = new Set(found.map(({ connection }) => connection.id));
    const ranked = rankTools(String(parameters['query']), {
      tools: callable.filter(({ connectionId }) => ids.has(connectionId)),
      limit: Number(parameters['limit'] ?? defaultLimit),
    });
    const { rows, text } = describeTools(ranked);
    if (rows.length === 0) {
      return answerWith(
        'No tool of a connected service fits. Try other words, or find another service with search_services.',
        { tools: [] },
      );
    }
    return answerWith(`${text}\n${callHint}`, { tools: rows });
  },
};
