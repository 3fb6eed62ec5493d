import { McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod/mini';

import { describeSchema } from './describe-schema.js';

/** Options of {@link createFaultyServer}. */
export type FaultyServerOptions = {
  /** Length of the text that the tool `faulty` returns. Default 2. */
  resultBytes?: number;
};

/** The sound half of a faulty service: one tool, `faulty`, that takes nothing and returns a text. */
export function createFaultyServer({ resultBytes = 2 }: FaultyServerOptions = {}): McpServer {
  const server = new McpServer({ name: 'Faulty', version: '1.0.0' });
  server.registerTool(
    'faulty',
    {
      description: 'Misbehaves in the way that the test asked for.',
      inputSchema: describeSchema(z.object({})),
    },
    () => ({ content: [{ type: 'text', text: 'o'.repeat(resultBytes) }] }),
  );
  return server;
}
