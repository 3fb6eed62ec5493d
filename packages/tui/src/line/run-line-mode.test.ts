import { PassThrough, Readable, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import type { InteractiveClient } from '../client/interactive-client.js';
import { runInteractive } from '../run-interactive.js';
import { createFakeClient } from '../testing/create-fake-client.js';

function collect(): { stream: Writable; read: () => string } {
  let text = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  return { stream, read: () => text };
}

async function run(script: string, client: InteractiveClient = createFakeClient()) {
  const output = collect();
  const errors = collect();
  const exitCode = await runInteractive({
    client,
    stdin: Readable.from([script]),
    stdout: output.stream,
    stderr: errors.stream,
  });
  return { exitCode, stdout: output.read(), stderr: errors.read() };
}

test('prints the documented session byte for byte', async () => {
  const client = createFakeClient();
  const { exitCode, stdout, stderr } = await run(
    `search: weather apis

connect: 1

call getCurrentWeather --location "New York"

disconnect
`,
    client,
  );
  expect(stdout).toBe(`Found 3 servers:
1. WeatherMCP - Real-time weather data
2. ClimateAPI - Historical climate data
3. WeatherAlerts - Severe weather alerts
Connected to WeatherMCP (conn_abc123)
Temperature: 72°F
Conditions: Partly cloudy
Humidity: 65%
Connection closed
`);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(client.calls).toEqual([
    'search weather apis',
    'connect svc_1',
    'call getCurrentWeather {"location":"New York"}',
    'disconnect conn_abc123',
  ]);
});

test('goes on after a line that failed, and exits with the code of the first', async () => {
  const { exitCode, stdout, stderr } = await run('tools\nconnect: 9\nsearch x\nquit\nsearch y\n');
  expect(stderr).toBe(
    'error: not connected to a service\ntry: search: <words>, then connect: 1\n' +
      'error: there is no number 9: nothing is listed\ntry: search: <words>\n',
  );
  expect(stdout.split('\n')[0]).toBe('Found 3 servers:');
  expect(stdout.match(/Found/gu)).toHaveLength(1);
  expect(exitCode).toBe(2);
});

test('closes at its end what was left open', async () => {
  const client = createFakeClient();
  await run('search x\nconnect: 1', client);
  expect(client.calls.at(-1)).toBe('disconnect conn_abc123');
});

test('a tool that says it failed is shown and counts as a failure', async () => {
  const client = createFakeClient({
    call: async () => ({ content: [{ type: 'text', text: 'Unknown region' }], isError: true }),
  });
  const { exitCode, stdout, stderr } = await run(
    'search x\nconnect: 1\ncall getCurrentWeather location=Atlantis\n',
    client,
  );
  expect(stdout).toContain('Unknown region\n');
  expect(stderr).toContain('error: getCurrentWeather says that it failed\n');
  expect(exitCode).toBe(5);
});

test('an aborted signal cancels the running call and ends the session', async () => {
  const controller = new AbortController();
  const input = new PassThrough();
  const output = collect();
  const errors = collect();
  const client = createFakeClient({
    call: async () => {
      controller.abort();
      return new Promise(() => {});
    },
  });
  input.write('search x\nconnect: 1\ncall getCurrentWeather location=Paris\nsearch y\n');
  const exitCode = await runInteractive({
    client,
    stdin: input,
    stdout: output.stream,
    stderr: errors.stream,
    signal: controller.signal,
  });
  expect(exitCode).toBe(130);
  expect(errors.read()).toBe('Cancelled\n');
  expect(client.calls).toEqual(['search x', 'connect svc_1', 'disconnect conn_abc123']);
});

test('a reader that goes away is no failure', async () => {
  const output = new Writable({
    write(_chunk, _encoding, done) {
      done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    },
  });
  const exitCode = await runInteractive({
    client: createFakeClient(),
    stdin: new PassThrough().end('search x\nsearch y\n'),
    stdout: output,
    stderr: collect().stream,
  });
  expect(exitCode).toBe(0);
});
