import type { Tool } from '@modelcontextprotocol/server';

const query = { type: 'string', description: 'What to look for' } as const;

/** What a protected service lists. Each returns, as JSON, what its handler was given. */
export const protectedTools: readonly Tool[] = [
  {
    name: 'catalogue',
    description: 'What can be asked here. Free.',
    inputSchema: { type: 'object', properties: { query } },
  },
  {
    name: 'wallet_balance',
    description: 'Says for whom it was asked. Free.',
    inputSchema: {
      type: 'object',
      properties: {
        walletAddress: { type: 'string' },
        contract_address: { type: 'string' },
        tokenId: { type: 'integer' },
        note: { type: 'string' },
      },
      required: ['walletAddress'],
    },
  },
  {
    name: 'analyze',
    description: 'Analyses a market. Needs the token.',
    annotations: { readOnlyHint: true },
    inputSchema: {
      type: 'object',
      properties: {
        query,
        depth: { type: 'integer', default: 3 },
        filter: {
          type: 'object',
          properties: {
            region: { type: 'string' },
            limits: { type: 'object', properties: { low: { type: 'number' } } },
          },
        },
      },
      required: ['query'],
    },
  },
  {
    name: 'report',
    description: 'A report by name. Needs the token, and takes nothing but what it names.',
    inputSchema: {
      type: 'object',
      properties: { query },
      required: ['query'],
      additionalProperties: false,
    },
  },
  {
    name: 'summarize',
    description: 'A summary. Needs the token, and says where the proof goes.',
    inputSchema: {
      type: 'object',
      properties: {
        query,
        __evmauth: { type: 'object', description: 'An EVMAuth proof', additionalProperties: true },
      },
      required: ['query'],
    },
  },
];
