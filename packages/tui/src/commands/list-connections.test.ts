import { expect, test } from 'vitest';
import { fakeConnection } from '../testing/fake-connection.js';
import { fakeTool } from '../testing/fake-tool.js';
import { runLines } from '../testing/run-lines.js';

test('keeps several connections, one of them current', async () => {
  const run = await runLines(['search x', 'connect: 1 --as @w', 'connect: 2', 'connections']);
  expect(run.output).toEqual([
    '1. WeatherMCP (conn_abc123) @w',
    '2. ClimateAPI (conn_abc124) (current)',
  ]);
  const used = await run.submit('use: @w');
  expect(used.output).toEqual(['Using WeatherMCP (conn_abc123)']);
  expect(used.session.state.connections.currentId).toBe('conn_abc123');
  await used.submit('disconnect: conn_abc123');
  expect(used.session.state.connections.currentId).toBe('conn_abc124');
  const last = await used.submit('disconnect: climateapi');
  expect(last.output).toEqual(['Connection closed']);
  expect((await last.submit('connections')).output).toEqual(['No connections']);
  expect(await last.submit('use: 3')).toMatchObject({
    exitCode: 6,
    notes: ['error: there is no number 3: nothing is listed', 'try: connections'],
  });
});

test('those that were opened elsewhere are there, with their state', async () => {
  const run = await runLines(['connections'], {
    client: { connections: async () => [fakeConnection({ state: 'failed' })] },
  });
  expect(run.output).toEqual(['1. WeatherMCP (conn_abc123) (current, failed)']);
});

test('a name that two connections have is not guessed', async () => {
  const run = await runLines(['search x', 'connect: 1', 'connect: 1', 'use: WeatherMCP']);
  expect(run).toMatchObject({
    exitCode: 2,
    notes: ['error: "WeatherMCP" means 2 of the list', 'try: its number'],
  });
});

test('refresh reads the tools again', async () => {
  const run = await runLines(['search x', 'connect: 1', 'refresh']);
  expect(run.output).toEqual(['Refreshed WeatherMCP (conn_abc123): 1 tool']);
  await run.submit('refresh: 1 --accept-tools');
  expect(run.client.calls.slice(-2)).toEqual([
    'refresh conn_abc123',
    'refresh conn_abc123 accepting tools',
  ]);
});

test('a connection that cannot be closed is left all the same', async () => {
  const run = await runLines(['search x', 'connect: 1', 'disconnect'], {
    client: {
      disconnect: async () => {
        throw new Error('It is stuck.');
      },
    },
  });
  expect(run).toMatchObject({ exitCode: 1, output: [] });
  expect(run.session.state.connections.connections).toEqual([]);
});

test('tools are listed with how they are called', async () => {
  const run = await runLines(['search x', 'connect: 1', 'tools']);
  expect(run.output).toEqual([
    'WeatherMCP has 1 tool:',
    '1. getCurrentWeather - Temperature, conditions and humidity at a place, now.',
    '   call getCurrentWeather --location TEXT [--units metric|imperial]',
  ]);
});

test('tools are found by words, and one is told whole', async () => {
  const tools = [
    fakeTool(),
    fakeTool({
      name: 'rm',
      description: 'Removes a file\u001b[2J',
      inputSchema: {
        type: 'object',
        properties: { path: { type: 'string', description: 'Which' } },
      },
      annotations: { destructiveHint: true },
    }),
  ];
  const run = await runLines(['search x', 'connect: 1', 'tools: remov'], {
    client: { tools: async () => tools },
  });
  expect(run.output).toEqual([
    'WeatherMCP has 1 of 2 tools:',
    '1. rm - Removes a file␛[2J',
    '   call rm [--path TEXT]',
  ]);
  expect((await run.submit('tools: rm')).output).toEqual([
    'rm',
    'Removes a file␛[2J',
    'call rm [--path TEXT]',
    '  path  TEXT; Which',
    'It says of itself that it may destroy something.',
  ]);
  expect(await run.submit('tools: zzz')).toMatchObject({
    exitCode: 6,
    notes: ['error: no tool has to do with "zzz"', 'try: tools'],
  });
});
