import { NotFoundError, ToolExecutionError } from '@nanda/sdk';
import { describe, expect, inject, test } from 'vitest';
import { catchError } from './support/catch-error.js';
import { createClient } from './support/create-client.js';

interface WeatherTools {
  getCurrentWeather: {
    parameters: { location: string };
    output: { temperature: number };
  };
}

const newYork = { location: 'New York' };

describe(inject('runtime'), () => {
  const nanda = createClient();

  test('a connection is opened, lists its tools, calls one and is closed by its block', async () => {
    let id: string;
    {
      await using connection = await nanda.connect('weather');
      id = connection.id;
      expect(connection.state).toBe('connected');
      expect((await connection.tools()).map(({ name }) => name)).toContain('getCurrentWeather');
      const { structuredContent, isError } = await connection.execute('getCurrentWeather', newYork);
      expect(structuredContent).toMatchObject({ temperature: 72, conditions: 'Partly cloudy' });
      expect(isError).not.toBe(true);
    }
    expect(NotFoundError.isInstance(await catchError(nanda.connections.get(id)))).toBe(true);
  });

  test('a tool is called by its name as well', async () => {
    await using connection = await nanda.connect<WeatherTools>('weather');
    const { structuredContent } = await connection.tools.getCurrentWeather(newYork);
    expect(structuredContent?.temperature).toBe(72);
  });

  test('an answer can be had with its HTTP response and the id of the request', async () => {
    const { data, response, requestId } = await nanda.health().withResponse();
    expect(data.status).toBe('healthy');
    expect([response.status, await response.json()]).toEqual([200, data]);
    expect(requestId).toBe(response.headers.get('x-request-id'));
    expect(requestId).toMatch(/./);
  });

  test('a tool that failed has a result, and an error where that is asked for', async () => {
    await using connection = await nanda.connect('weather');
    const atlantis = { region: 'Atlantis' };
    const result = await connection.execute('getAlerts', atlantis);
    expect(result).toMatchObject({ isError: true, content: [{ type: 'text' }] });
    const failure = connection.execute('getAlerts', atlantis, { throwOnToolError: true });
    const error = await catchError(failure);
    expect(ToolExecutionError.isInstance(error) && error.result).toEqual(result);
  });

  test('a key makes one call of two, and the list of executions shows it once', async () => {
    await using connection = await nanda.connect('weather');
    const options = { idempotencyKey: crypto.randomUUID() };
    const first = await connection.execute('getCurrentWeather', newYork, options);
    expect(await connection.execute('getCurrentWeather', newYork, options)).toEqual(first);
    const executions = await nanda.executions.list({ connectionId: connection.id });
    expect(executions.map(({ toolName, state }) => [toolName, state])).toEqual([
      ['getCurrentWeather', 'completed'],
    ]);
  });

  test('a batch answers every call, also beside one that fails', async () => {
    await using connection = await nanda.connect('weather');
    const { id: connectionId } = connection;
    const calls = [
      { connectionId, toolName: 'getCurrentWeather', parameters: newYork },
      { connectionId, toolName: 'getCurrentWeather', parameters: {} },
    ];
    const { answers, counts } = await nanda.batch(calls);
    expect(answers.map(({ index, status }) => [index, status])).toEqual([
      [0, 'success'],
      [1, 'error'],
    ]);
    expect(counts).toMatchObject({ total: 2, succeeded: 1, failed: 1 });
    const indexes: number[] = [];
    for await (const { index } of nanda.batchStream(calls)) indexes.push(index);
    expect(indexes.toSorted((one, other) => one - other)).toEqual([0, 1]);
  });
});
