import { expect, test } from 'vitest';

import { connectClient } from '../test/connect-client.js';
import { startDemoServices } from './start-demo-services.js';

test('starts what the catalogue lists', async () => {
  await using services = await startDemoServices();
  const served = services.catalog.filter(({ endpoints }) =>
    endpoints[0]?.url.startsWith('http://127.0.0.1:'),
  );
  expect(served.map(({ name }) => name)).toEqual(['WeatherMCP', 'Coffee', 'Analytics']);

  for (const { name, endpoints } of served) {
    await using connected = await connectClient(endpoints[0]?.url ?? '', { era: 'auto' });
    expect(connected.client.getServerVersion()?.name).toBe(name);
  }
});

test('shows the runs of analyze, and closes everything', async () => {
  const services = await startDemoServices();
  const connected = await connectClient(services.analytics.url, { era: 'modern' });
  await connected.client.callTool({ name: 'analyze', arguments: { durationMs: 0, steps: 2 } });
  expect(services.analyticsRuns).toEqual([{ state: 'completed', completedSteps: 2 }]);
  await connected.client.close();

  await services.close();
  for (const { url } of [services.weather, services.coffee, services.analytics]) {
    await expect(fetch(url)).rejects.toThrow();
  }
});
