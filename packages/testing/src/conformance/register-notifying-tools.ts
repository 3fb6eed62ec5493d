import { setTimeout as delay } from 'node:timers/promises';

import type { McpServer } from '@modelcontextprotocol/server';

import { textResult } from './text-result.js';

/** So long the suites want a tool to take between two messages. */
const pauseMs = 50;

/** Gives a server the tools that say something while they work: logs, progress, and one that hangs up meanwhile. */
export function registerNotifyingTools(server: McpServer): void {
  server.registerTool(
    'test_tool_with_logging',
    { description: 'Logs three messages.' },
    async ({ mcpReq }) => {
      await mcpReq.log('info', 'Tool execution started');
      await delay(pauseMs);
      await mcpReq.log('info', 'Tool processing data');
      await delay(pauseMs);
      await mcpReq.log('info', 'Tool execution completed');
      return textResult('Tool with logging executed successfully');
    },
  );

  server.registerTool(
    'test_logging_tool',
    { description: 'Logs a message, to whom wants one.' },
    async ({ mcpReq }) => {
      await mcpReq.log('info', 'Logged for a client that set a level');
      return textResult('Logged');
    },
  );

  server.registerTool(
    'test_tool_with_progress',
    { description: 'Reports its progress.' },
    async ({ mcpReq }) => {
      const progressToken = mcpReq._meta?.progressToken;
      for (const progress of [0, 50, 100]) {
        if (progress > 0) await delay(pauseMs);
        if (progressToken === undefined) continue;
        await mcpReq.notify({
          method: 'notifications/progress',
          params: { progressToken, progress, total: 100 },
        });
      }
      return textResult('Tool with progress executed successfully');
    },
  );

  server.registerTool(
    'test_reconnection',
    { description: 'Ends its own stream, and answers on the one that the client opens next.' },
    async ({ http }) => {
      http?.closeSSE?.();
      await delay(2 * pauseMs);
      return textResult('Reconnection test completed successfully');
    },
  );
}
