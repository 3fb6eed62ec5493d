// A server whose tools say what they were given. Its names and schemas are such as to get in a command line's way.
import { createInterface } from 'node:readline';

const text = { type: 'string' };
const tools = [
  {
    name: 'search',
    description: 'Finds things.\n\u001b[31mIn red\u001b[0m, \u202eit claims.',
    inputSchema: {
      type: 'object',
      required: ['query'],
      properties: {
        query: { ...text, description: 'What to look for', minLength: 2 },
        timeout: { type: 'integer', description: 'Seconds', minimum: 1, maximum: 60, default: 5 },
        sort: { enum: ['newest', 'oldest'] },
        tags: { type: 'array', items: text, maxItems: 3 },
        filter: {
          type: 'object',
          required: ['status'],
          properties: { status: { enum: ['open', 'closed'] }, limit: { type: 'integer' } },
        },
        aVeryLongNameThatLeavesNoRoomForWhatItMeans: { ...text, description: 'Long '.repeat(30) },
        id: { type: 'integer' },
        validate: { type: 'boolean' },
      },
      additionalProperties: false,
    },
    outputSchema: {
      type: 'object',
      required: ['hits'],
      properties: { hits: { type: 'array', items: { properties: { id: { type: 'integer' } } } } },
    },
    annotations: { readOnlyHint: true, openWorldHint: true },
  },
  {
    name: 'delete_all',
    description: 'Deletes everything',
    inputSchema: { type: 'object', properties: { force: { type: 'boolean' } } },
  },
  {
    name: 'issues_create',
    description: 'Creates an issue',
    inputSchema: { type: 'object', properties: { title: text, help: text } },
  },
  { name: 'issues_list', description: 'Lists issues', inputSchema: { type: 'object' } },
  { name: 'anything', description: 'Takes anything', inputSchema: { type: 'object' } },
];

createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line);
  if (id === undefined) return;
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, ...answer(method, params) })}\n`);
});

function answer(method, params) {
  switch (method) {
    case 'initialize':
      return {
        result: {
          protocolVersion: '2025-06-18',
          capabilities: { tools: {} },
          serverInfo: { name: 'arguments', version: '1.0.0' },
        },
      };
    case 'ping':
      return { result: {} };
    case 'tools/list':
      return { result: { tools } };
    case 'tools/call':
      return {
        result: {
          content: [{ type: 'text', text: JSON.stringify(params.arguments ?? {}) }],
          ...(params.name === 'search' && { structuredContent: { hits: [] } }),
        },
      };
    default:
      return { error: { code: -32601, message: `There is no ${method} here.` } };
  }
}
