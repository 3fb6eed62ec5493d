import { expect, test } from 'vitest';
import { createFakeClient } from '../testing/create-fake-client.js';
import { fakeConnection } from '../testing/fake-connection.js';
import { fakeExecution } from '../testing/fake-execution.js';
import { runLines } from '../testing/run-lines.js';

const called = ['search x', 'connect: 1', 'call getCurrentWeather location="New York"'];

test('lists calls, shows one, and makes it again', async () => {
  const run = await runLines([...called, 'history']);
  expect(run.output).toEqual([
    expect.stringMatching(/^1\. getCurrentWeather on WeatherMCP - done, .*, took 120 ms$/u),
  ]);
  const shown = await run.submit('history: 1');
  expect(shown.notes[0]).toBe(`call getCurrentWeather --location 'New York'`);
  expect(shown.output[0]).toBe('Temperature: 72°F');
  expect((await run.submit('rerun: 1')).output[0]).toBe('Temperature: 72°F');
  await run.submit('rerun');
  await run.submit('rerun: 1 units=metric');
  expect(run.client.calls.slice(3)).toEqual([
    'call getCurrentWeather {"location":"New York"}',
    'call getCurrentWeather {"location":"New York"}',
    'call getCurrentWeather {"location":"New York","units":"metric"}',
  ]);
  expect(await run.submit('rerun: 99')).toMatchObject({ exitCode: 6 });
});

test('before anything was called', async () => {
  const run = await runLines(['history']);
  expect(run.output).toEqual(['Nothing has been called yet']);
  expect(await run.submit('rerun')).toMatchObject({
    exitCode: 6,
    notes: ['error: nothing has been called yet', 'try: tools'],
  });
});

/** A call of another session, by a connection that is closed. */
function remembered(parameters: Record<string, unknown>, open = [fakeConnection()]) {
  const execution = fakeExecution({ connectionId: 'conn_gone', parameters });
  return createFakeClient({
    connections: async () => open,
    executions: async () => ({ executions: [execution], nextCursor: undefined }),
    execution: async () => execution,
  });
}

test('a call of another session is made on the connection that there is with its service', async () => {
  const client = remembered({ location: 'Oslo' });
  expect((await runLines(['rerun'], { client })).exitCode).toBe(0);
  expect(client.calls).toEqual(['call getCurrentWeather {"location":"Oslo"}']);
  const closed = await runLines(['rerun: 1'], { client: remembered({}, []) });
  expect(closed).toMatchObject({
    exitCode: 6,
    notes: ['error: the connection that was called is closed', 'try: connect again, then the same'],
  });
});

test('what was not kept of a call has to be said again', async () => {
  const client = remembered({ location: '[redacted]' });
  const run = await runLines(['rerun: 1'], { client });
  expect(run).toMatchObject({
    exitCode: 2,
    notes: [
      'error: getCurrentWeather was not called: location looked like a secret, and was not kept',
      'try: rerun: 1 location=…',
    ],
  });
  await run.submit('rerun: 1 location=Oslo');
  expect(client.calls).toEqual(['call getCurrentWeather {"location":"Oslo"}']);
});

test('a call that failed says why', async () => {
  const error = { code: 'TOOL_TIMEOUT', message: 'It took too long.', retryable: false };
  const execution = fakeExecution({ state: 'failed', error });
  const run = await runLines(['history: exec_1'], {
    client: { execution: async () => execution },
  });
  expect(run.output).toEqual(['TOOL_TIMEOUT: It took too long.']);
});
