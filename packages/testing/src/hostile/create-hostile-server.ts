import {
  inputRequired,
  McpServer,
  type CallToolResult,
  type InputRequiredResult,
} from '@modelcontextprotocol/server';
import * as z from 'zod/mini';

import { describeSchema } from '../describe-schema.js';

/** Options of {@link createHostileServer}. */
export type HostileServerOptions = {
  /** What stands in everything that the service says. */
  attack: string;
};

/**
 * A service that says its `attack` wherever it says anything: in its name, in names and descriptions of tools and
 * arguments, in progress, logs, results and failures (`attack`, `fail`), and in what it asks (`ask`). One more tool has the
 * attack in its name.
 */
export function createHostileServer({ attack }: HostileServerOptions): McpServer {
  const server = new McpServer(
    { name: `Hostile${attack}`, version: '1.0.0', description: `Hostile ${attack}` },
    { capabilities: { logging: {} } },
  );
  const said = `says ${attack} this`;
  const schema = z.object({
    [`name${attack}`]: z._default(z.string().check(z.describe(said)), said),
    choice: z._default(z.enum([said, 'other']), 'other'),
  });

  server.registerTool(
    'attack',
    { title: said, description: said, inputSchema: describeSchema(schema) },
    async (_parameters, { mcpReq }): Promise<CallToolResult> => {
      await mcpReq.log('warning', said, said);
      const progressToken = mcpReq._meta?.progressToken;
      if (progressToken !== undefined) {
        await mcpReq.notify({
          method: 'notifications/progress',
          params: { progressToken, progress: 1, total: 2, message: said },
        });
      }
      return {
        content: [
          { type: 'text', text: `${said}\n${said}` },
          { type: 'resource_link', uri: `file:///${encodeURIComponent(said)}`, name: said },
        ],
        structuredContent: { [said]: said, list: [said, { [said]: [said] }] },
      };
    },
  );
  server.registerTool(
    'fail',
    { description: said, inputSchema: describeSchema(z.object({})) },
    () => ({ content: [{ type: 'text', text: said }], isError: true }),
  );
  server.registerTool(
    'ask',
    { description: said, inputSchema: describeSchema(z.object({})) },
    (_parameters, { mcpReq }): CallToolResult | InputRequiredResult =>
      mcpReq.inputResponses === undefined ? question(said) : { content: [] },
  );
  server.registerTool(
    `named${attack}`,
    { description: said, inputSchema: describeSchema(z.object({})) },
    () => ({ content: [{ type: 'text', text: said }] }),
  );
  return server;
}

function question(said: string): InputRequiredResult {
  return inputRequired({
    inputRequests: {
      form: inputRequired.elicit({
        message: said,
        requestedSchema: {
          type: 'object',
          properties: { word: { type: 'string', title: said, description: said, default: said } },
        },
      }),
    },
  });
}
