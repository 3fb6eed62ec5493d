import { setTimeout as delay } from 'node:timers/promises';

import type { McpServer, ServerContext } from '@modelcontextprotocol/server';
import * as z from 'zod/mini';

import { describeSchema } from './describe-schema.js';

/** One run of `analyze`, as the service sees it. A live record: `state` changes as the run goes on. */
export type AnalyticsRun = {
  state: 'running' | 'completed' | 'cancelled';
  /** How many steps are done. */
  completedSteps: number;
};

const analyzeParameters = z.object({
  dataset: z._default(z.string(), 'sample'),
  param1: z.optional(z.string()),
  param2: z.optional(z.string()),
  durationMs: z._default(
    z.int().check(z.minimum(0), z.maximum(60_000), z.describe('About how long it takes')),
    2000,
  ),
  steps: z._default(
    z.int().check(z.minimum(1), z.maximum(1000), z.describe('How often it reports progress')),
    10,
  ),
});

const analysis = z.object({
  dataset: z.string(),
  steps: z.int(),
  parameters: z.record(z.string(), z.string()),
});

/**
 * Gives a service the tool `analyze`: it takes its time, reports progress and stops at once when it is
 * cancelled. The service needs the capability `logging`.
 */
export function registerAnalyze(
  server: McpServer,
  { onRun }: { readonly onRun?: ((run: AnalyticsRun) => void) | undefined } = {},
): void {
  server.registerTool(
    'analyze',
    {
      title: 'Analyze',
      description: 'Analyzes a data set step by step, reporting progress.',
      inputSchema: describeSchema(analyzeParameters),
      outputSchema: describeSchema(analysis),
    },
    async ({ dataset, param1, param2, durationMs, steps }, context) => {
      const run: AnalyticsRun = { state: 'running', completedSteps: 0 };
      onRun?.(run);
      try {
        await context.mcpReq.log('info', `Analyzing ${dataset}`, 'analytics');
        for (let step = 1; step <= steps; step += 1) {
          await delay(durationMs / steps, undefined, { signal: context.mcpReq.signal });
          run.completedSteps = step;
          await reportProgress(context, { step, steps });
        }
        await context.mcpReq.log('info', `Analyzed ${dataset}`, 'analytics');
        run.state = 'completed';
      } finally {
        if (run.state === 'running') run.state = 'cancelled';
      }

      const parameters = {
        ...(param1 !== undefined && { param1 }),
        ...(param2 !== undefined && { param2 }),
      };
      return {
        content: [{ type: 'text', text: `Analyzed ${dataset} in ${steps} steps.` }],
        structuredContent: { dataset, steps, parameters },
      };
    },
  );
}

async function reportProgress(
  context: ServerContext,
  { step, steps }: { step: number; steps: number },
): Promise<void> {
  const progressToken = context.mcpReq._meta?.progressToken;
  if (progressToken === undefined) return;
  await context.mcpReq.notify({
    method: 'notifications/progress',
    params: { progressToken, progress: step, total: steps, message: `Step ${step} of ${steps}` },
  });
}
