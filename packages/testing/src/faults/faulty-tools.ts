import type { Tool } from '@modelcontextprotocol/server';

const description = 'Misbehaves in the way that the test asked for.';
const inputSchema = { type: 'object', properties: { text: { type: 'string' } } } as const;

/** What a faulty service lists. Faults of calls meet all of them but `sound`. Each returns its argument `text`, else `ok`. */
export const faultyTools: readonly Tool[] = [
  { name: 'faulty', description, inputSchema },
  { name: 'faulty-idempotent', description, inputSchema, annotations: { idempotentHint: true } },
  { name: 'faulty-read', description, inputSchema, annotations: { readOnlyHint: true } },
  {
    name: 'faulty-structured',
    description,
    inputSchema,
    outputSchema: {
      type: 'object',
      properties: { value: { type: 'string' } },
      required: ['value'],
    },
  },
  { name: 'sound', description: 'Says what it is told to say.', inputSchema },
];
