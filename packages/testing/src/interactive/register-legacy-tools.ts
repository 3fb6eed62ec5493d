import { randomUUID } from 'node:crypto';

import { UrlElicitationRequiredError, type McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod/mini';

import { describeSchema } from '../describe-schema.js';

/**
 * Gives a server what only the handshake era has: `ask-aside` asks for the roots outside of its own call's stream,
 * `need-url` refuses with -32042 until the page that it names was visited, which it says of itself at once.
 */
export function registerLegacyTools(server: McpServer): void {
  server.registerTool(
    'ask-aside',
    {
      description: 'Asks for the roots on the standing stream and returns them.',
      inputSchema: describeSchema(z.object({})),
    },
    async (_parameters, { mcpReq }) => {
      const answer = await server.server.listRoots(undefined, { signal: mcpReq.signal });
      return { content: [{ type: 'text', text: JSON.stringify(answer.roots) }] };
    },
  );

  let isVisited = false;
  server.registerTool(
    'need-url',
    {
      description: 'Works once a page was visited.',
      inputSchema: describeSchema(z.object({})),
    },
    async () => {
      if (isVisited) return { content: [{ type: 'text', text: 'visited' }] };
      isVisited = true;
      const elicitationId = randomUUID();
      setImmediate(() => {
        // A client that has gone by then has no use for it.
        server.server
          .createElicitationCompletionNotifier(elicitationId)()
          .catch(() => undefined);
      });
      throw new UrlElicitationRequiredError([
        {
          mode: 'url',
          message: 'Please sign in first.',
          url: 'https://login.example/start',
          elicitationId,
        },
      ]);
    },
  );
}
