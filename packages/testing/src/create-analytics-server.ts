import { McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod/mini';

import { describeSchema } from './describe-schema.js';
import { registerAnalyze, type AnalyticsRun } from './register-analyze.js';

/** Options of {@link createAnalyticsServer}. */
export type AnalyticsServerOptions = {
  /** Is given the record of each run as it starts; shows, for one, whether a cancellation arrived. */
  onRun?: (run: AnalyticsRun) => void;
};

/**
 * Analytics: `analyze` takes its time, reports progress and stops at once when it is cancelled;
 * `generate_report` answers straight away.
 */
export function createAnalyticsServer({ onRun }: AnalyticsServerOptions = {}): McpServer {
  const server = new McpServer(
    { name: 'Analytics', version: '1.0.0', description: 'Analyses data sets and writes reports' },
    { capabilities: { logging: {} } },
  );

  registerAnalyze(server, { onRun });

  server.registerTool(
    'generate_report',
    {
      title: 'Generate report',
      description: 'Writes the report of a period.',
      inputSchema: describeSchema(
        z.object({ period: z.string().check(z.minLength(1), z.describe('For example "monthly"')) }),
      ),
      annotations: { readOnlyHint: true },
    },
    ({ period }) => ({
      content: [{ type: 'text', text: `Report, ${period}: 1,204 visits, 318 orders, 26% return.` }],
    }),
  );

  return server;
}
