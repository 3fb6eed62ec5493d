import { expect, test } from 'vitest';

import { connectClient } from '../test/connect-client.js';
import { textOf } from '../test/text-of.js';
import { createWeatherServer } from './create-weather-server.js';
import { startHttpService } from './start-http-service.js';

const createServer = () => createWeatherServer();

test.each(['legacy', 'modern'] as const)('New York, in the %s era', async (era) => {
  await using service = await startHttpService({ createServer });
  await using connected = await connectClient(service.url, { era });
  await connected.client.listTools();
  const result = await connected.client.callTool({
    name: 'getCurrentWeather',
    arguments: { location: 'New York' },
  });
  expect(textOf(result)).toBe('Temperature: 72°F\nConditions: Partly cloudy\nHumidity: 65%');
  expect(result.structuredContent).toEqual({
    temperature: 72,
    units: 'imperial',
    conditions: 'Partly cloudy',
    humidity: 65,
  });
});

test('weather depends on the place alone, and comes in both units', async () => {
  await using service = await startHttpService({ createServer });
  await using connected = await connectClient(service.url, { era: 'modern' });
  const ask = (parameters: Record<string, unknown>) =>
    connected.client.callTool({ name: 'getCurrentWeather', arguments: parameters });

  const metric = await ask({ location: 'New York', units: 'metric' });
  expect(textOf(metric)).toMatch(/^Temperature: 22°C\n/);
  const once = await ask({ location: 'Lisbon' });
  const again = await ask({ location: ' lisbon ' });
  expect(textOf(once)).toBe(textOf(again));
});

test('getForecast gives as many days as asked, 3 by default, 7 at most', async () => {
  await using service = await startHttpService({ createServer });
  await using connected = await connectClient(service.url, { era: 'modern' });
  const ask = (parameters: Record<string, unknown>) =>
    connected.client.callTool({ name: 'getForecast', arguments: parameters });

  const standard = await ask({ location: 'Oslo' });
  expect(standard.structuredContent).toMatchObject({
    location: 'Oslo',
    days: [{ day: 1 }, { day: 2 }, { day: 3 }],
  });
  const week = await ask({ location: 'Oslo', days: 7 });
  expect(textOf(week).split('\n')).toHaveLength(7);
  const tooMany = await ask({ location: 'Oslo', days: 8 });
  expect(tooMany.isError).toBe(true);
});

test('getAlerts fails as a tool does for an unknown region', async () => {
  await using service = await startHttpService({ createServer });
  await using connected = await connectClient(service.url, { era: 'legacy' });
  const ask = (region: string) =>
    connected.client.callTool({ name: 'getAlerts', arguments: { region } });

  const unknown = await ask('Atlantis');
  expect(unknown.isError).toBe(true);
  expect(textOf(unknown)).toContain('Atlantis');
  const known = await ask('California');
  expect(known.isError).not.toBe(true);
  expect(textOf(known)).toContain('Red flag');
});

test('the schemas are told to the client', async () => {
  await using service = await startHttpService({ createServer });
  await using connected = await connectClient(service.url, { era: 'legacy' });
  const { tools } = await connected.client.listTools();
  const current = tools.find(({ name }) => name === 'getCurrentWeather');
  expect(current?.inputSchema).toMatchObject({
    required: ['location'],
    properties: { units: { enum: ['metric', 'imperial'], default: 'imperial' } },
  });
  expect(current?.outputSchema).toMatchObject({ type: 'object' });
  expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true);
});
