import { expect, test } from 'vitest';

import { connectClient } from '../test/connect-client.js';
import { textOf } from '../test/text-of.js';
import { createAnalyticsServer } from './create-analytics-server.js';
import type { AnalyticsRun } from './register-analyze.js';
import { startHttpService } from './start-http-service.js';
import { waitFor } from './wait-for.js';

async function startAnalytics() {
  const runs: AnalyticsRun[] = [];
  const service = await startHttpService({
    createServer: () => createAnalyticsServer({ onRun: (run) => runs.push(run) }),
  });
  return { runs, service, [Symbol.asyncDispose]: () => service.close() };
}

const endless = { durationMs: 60_000, steps: 1000 };

test.each(['legacy', 'modern'] as const)('analyze reports each step, %s era', async (era) => {
  await using analytics = await startAnalytics();
  await using connected = await connectClient(analytics.service.url, { era });
  const progress: unknown[] = [];
  const result = await connected.client.callTool(
    {
      name: 'analyze',
      arguments: { durationMs: 30, steps: 3, param1: 'value1', param2: 'value2' },
    },
    { onprogress: (event) => progress.push(event) },
  );

  expect(progress).toMatchObject([
    { progress: 1, total: 3, message: 'Step 1 of 3' },
    { progress: 2, total: 3, message: 'Step 2 of 3' },
    { progress: 3, total: 3, message: 'Step 3 of 3' },
  ]);
  expect(textOf(result)).toBe('Analyzed sample in 3 steps.');
  expect(result.structuredContent).toEqual({
    dataset: 'sample',
    steps: 3,
    parameters: { param1: 'value1', param2: 'value2' },
  });
  expect(analytics.runs).toEqual([{ state: 'completed', completedSteps: 3 }]);
});

test('analyze logs where the client asked for it', async () => {
  await using analytics = await startAnalytics();
  await using connected = await connectClient(analytics.service.url, { era: 'legacy' });
  const logs: unknown[] = [];
  connected.client.setNotificationHandler('notifications/message', ({ params }) => {
    logs.push(params.data);
  });
  await connected.client.setLoggingLevel('info');
  await connected.client.callTool({ name: 'analyze', arguments: { durationMs: 0, steps: 1 } });
  expect(logs).toEqual(['Analyzing sample', 'Analyzed sample']);
});

test.each(['legacy', 'modern'] as const)('a cancelled call stops at once, %s era', async (era) => {
  await using analytics = await startAnalytics();
  await using connected = await connectClient(analytics.service.url, { era });
  const cancellation = new AbortController();
  const call = connected.client.callTool(
    { name: 'analyze', arguments: endless },
    { signal: cancellation.signal, onprogress: () => cancellation.abort() },
  );
  await expect(call).rejects.toThrow();
  await waitFor(() => analytics.runs[0]?.state === 'cancelled', {
    description: 'the service to notice the cancellation',
  });
  expect(analytics.runs[0]?.completedSteps).toBeLessThan(endless.steps);
});

test.each(['legacy', 'modern'] as const)('closing the service ends a run, %s era', async (era) => {
  await using analytics = await startAnalytics();
  await using connected = await connectClient(analytics.service.url, { era });
  const call = connected.client.callTool(
    { name: 'analyze', arguments: endless },
    { onprogress: () => undefined, timeout: 5000 },
  );
  const outcome = expect(call).rejects.toThrow();
  await waitFor(() => analytics.runs[0], { description: 'the run to start' });
  await analytics.service.close();
  await waitFor(() => analytics.runs[0]?.state === 'cancelled', { description: 'the run to end' });
  await connected.client.close();
  await outcome;
});

test('generate_report answers the call of the seed', async () => {
  await using analytics = await startAnalytics();
  await using connected = await connectClient(analytics.service.url, { era: 'modern' });
  const result = await connected.client.callTool({
    name: 'generate_report',
    arguments: { period: 'monthly' },
  });
  expect(textOf(result)).toContain('monthly');
});
