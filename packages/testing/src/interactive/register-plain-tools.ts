import { setTimeout as delay } from 'node:timers/promises';

import type { McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod/mini';

import { describeSchema } from '../describe-schema.js';

/** Gives a server two tools that ask for nothing: `plain` answers at once, `work` takes some time. */
export function registerPlainTools(server: McpServer): void {
  server.registerTool(
    'plain',
    {
      description: 'Says what it is told to say.',
      inputSchema: describeSchema(z.object({ text: z._default(z.string(), 'plain') })),
      annotations: { readOnlyHint: true },
    },
    ({ text }) => ({ content: [{ type: 'text', text }] }),
  );

  server.registerTool(
    'work',
    {
      description: 'Works step by step and reports each.',
      inputSchema: describeSchema(
        z.object({
          steps: z._default(z.int().check(z.minimum(1), z.maximum(1000)), 5),
          stepMs: z._default(z.int().check(z.minimum(0), z.maximum(10_000)), 10),
        }),
      ),
    },
    async ({ steps, stepMs }, { mcpReq }) => {
      for (let step = 1; step <= steps; step += 1) {
        await delay(stepMs, undefined, { signal: mcpReq.signal });
        const progressToken = mcpReq._meta?.progressToken;
        if (progressToken === undefined) continue;
        await mcpReq.notify({
          method: 'notifications/progress',
          params: { progressToken, progress: step, total: steps },
        });
      }
      return { content: [{ type: 'text', text: `${steps} steps` }] };
    },
  );
}
