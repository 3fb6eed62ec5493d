import { McpServer, type CallToolResult, type Tool } from '@modelcontextprotocol/server';

import { faultyTools } from './faults/faulty-tools.js';

/** Options of {@link createFaultyServer}. */
export type FaultyServerOptions = {
  /** Asked at every list. Default: {@link faultyTools}. */
  listTools?: () => readonly Tool[];
};

/** The sound half of a faulty service: tools that say what they are told to say. */
export function createFaultyServer({
  listTools = () => faultyTools,
}: FaultyServerOptions = {}): McpServer {
  const server = new McpServer(
    { name: 'Faulty', version: '1.0.0' },
    { capabilities: { tools: { listChanged: true }, logging: {} } },
  );
  // Below the level where lists are fixed once and results are checked: what a fault wants must get out.
  server.server.setRequestHandler('tools/list', () => ({ tools: [...listTools()] }));
  server.server.setRequestHandler('tools/call', ({ params }): CallToolResult => {
    const given = params.arguments?.['text'];
    const text = typeof given === 'string' ? given : 'ok';
    return {
      content: [{ type: 'text', text }],
      ...(params.name === 'faulty-structured' && { structuredContent: { value: text } }),
    };
  });
  return server;
}
