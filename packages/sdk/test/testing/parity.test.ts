import { expect, test } from 'vitest';
import { NANDAClient } from '../../src/index.js';
import { createTestProxy } from '../../src/testing/index.js';
import { describeDemoServices } from './support/demo-services.js';
import { runScenario } from './support/scenario.js';
import { startDemoProxy } from './support/start-demo-proxy.js';

test('who uses a test proxy sees what who uses a real one does', async () => {
  await using real = await startDemoProxy();
  const { services } = new NANDAClient({ fetch: real.fetch });
  const described = await describeDemoServices((service) => services.getTools(service));
  const proxy = createTestProxy({ services: described });
  const expected = await runScenario(real.fetch);
  const seen = await runScenario(proxy.fetch);
  expect(Object.keys(seen)).toEqual(Object.keys(expected));
  for (const [step, outcome] of Object.entries(expected))
    expect.soft(seen[step], step).toEqual(outcome);
  expect(proxy.openStreams).toBe(0);
});
